import zipimport

for path in "", __file__:
    try:
        zipimport.zipimporter(path)
    except zipimport.ZipImportError as e:
        print(isinstance(e, ImportError), str(e)[:14], e.path == path)
# expect: True archive path i True
# expect: True not a Zip file True

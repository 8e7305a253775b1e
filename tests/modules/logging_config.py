import logging, logging.config, sys, io
buf=io.StringIO()
cfg={'version':1,'formatters':{'f':{'format':'%(levelname)s:%(name)s:%(message)s'}},'filters':{'only':{'name':'app'}},
'handlers':{'h':{'class':'logging.StreamHandler','stream':'ext://sys.stdout','formatter':'f','level':'INFO','filters':['only']},'m':{'class':'logging.handlers.MemoryHandler','capacity':2,'target':'z'},'z':{'class':'logging.StreamHandler','stream':'ext://sys.stdout','formatter':'f'}},
'loggers':{'app':{'handlers':['h'],'level':'DEBUG','propagate':False},'mem':{'handlers':['m'],'level':'DEBUG','propagate':False}},'root':{'level':'WARNING','handlers':['z']}}
old=logging.getLogger('old'); logging.getLogger('app.sub')
logging.config.dictConfig(cfg)
logging.getLogger('app').debug('no'); logging.getLogger('app').info('yes'); logging.getLogger('app.sub').error('sub')
logging.getLogger('mem').info('a'); print('--'); logging.getLogger('mem').info('b')
old.error('disabled'); print(old.disabled); logging.warning('root'); logging.getLogger('x.y').error('xy')
for bad in ({}, {'version':2}, {'version':1,'handlers':{'h':{'class':'nope.Nope'}}}, {'version':1,'root':{'handlers':['q']}},{'version':1,'formatters':{'f':{'()':'no.such'}}}):
    try: logging.config.dictConfig(bad)
    except Exception as e: print(type(e).__name__, e, '|', e.__cause__)

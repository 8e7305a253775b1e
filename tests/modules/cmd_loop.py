import cmd, io
class C(cmd.Cmd):
    def do_hi(self,a):
        "says hi"
        print('hi',a,file=self.stdout)
    def do_q(self,a): return True
    def help_x(self): print('x help',file=self.stdout)
    use_rawinput=0
o=io.StringIO(); C(stdin=io.StringIO('hi you\n\n?\n? hi\nhelp x\nhelp no\n!ls\n$$\nbad cmd\nq\n'),stdout=o).cmdloop('intro'); print(o.getvalue())
c=C(stdout=o); o.truncate(0); o.seek(0)
c.columnize(['x'*(i%17) for i in range(60)]); c.columnize(['abc'*40,'b']); c.columnize([]); print(o.getvalue())

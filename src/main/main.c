/* main.c -- where the program begins: options, start, run, end. */
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "main/main.h"

int main(int argc, char **argv)
{
    BlCommand c;
    int status = 0;
    if (!bl_read_options(&c, argc, argv, &status))
        return status;
    if (!bl_start(&c))
        return 1;
    status = bl_run_watched(&c);
    bool interrupted = bl_run_state()->keyboard_interrupt;
    status = bl_shutdown(status, c.leak_check);
    if (interrupted) {          /* the shell shall see what ended us */
        signal(SIGINT, SIG_DFL);
        kill(getpid(), SIGINT);
    }
    return status;
}

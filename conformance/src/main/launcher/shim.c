/*
 * The shim as BoGo's runner starts it: hands its arguments to the daemon that HANDFAST_BOGO_SOCKET names, prints what
 * comes back, and exits as it is told. Without a daemon it can do nothing, and says so: the runner then lists its tests.
 *
 *   launcher: uint32 count, then for every argument: uint32 length, bytes
 *   daemon:   uint32 exit code, uint32 length, standard output, uint32 length, standard error
 */
#include <arpa/inet.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { BROKEN = 90, UNIMPLEMENTED = 89 };

static int peer;

static void fail(const char *what) {
    perror(what);
    exit(BROKEN);
}

static void put(const void *from, size_t count) {
    const char *at = from;
    while (count > 0) {
        ssize_t done = write(peer, at, count);
        if (done <= 0) {
            fail("write to the daemon");
        }
        at += done;
        count -= (size_t)done;
    }
}

static void get(void *to, size_t count) {
    char *at = to;
    while (count > 0) {
        ssize_t done = read(peer, at, count);
        if (done <= 0) {
            fail("read from the daemon");
        }
        at += done;
        count -= (size_t)done;
    }
}

static void put_number(uint32_t value) {
    value = htonl(value);
    put(&value, sizeof value);
}

static uint32_t get_number(void) {
    uint32_t value;
    get(&value, sizeof value);
    return ntohl(value);
}

static void copy(FILE *to) {
    char piece[4096];
    uint32_t left = get_number();
    while (left > 0) {
        size_t count = left < sizeof piece ? left : sizeof piece;
        get(piece, count);
        fwrite(piece, 1, count, to);
        left -= (uint32_t)count;
    }
    fflush(to);
}

int main(int argc, char **argv) {
    if (argc > 1 && strcmp(argv[argc - 1], "-is-handshaker-supported") == 0) {
        puts("No");
        return 0;
    }
    const char *path = getenv("HANDFAST_BOGO_SOCKET");
    if (path == NULL) {
        return UNIMPLEMENTED;
    }
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (strlen(path) >= sizeof address.sun_path) {
        fputs("the path of the daemon is too long\n", stderr);
        return BROKEN;
    }
    strcpy(address.sun_path, path);
    peer = socket(AF_UNIX, SOCK_STREAM, 0);
    if (peer < 0 || connect(peer, (struct sockaddr *)&address, sizeof address) != 0) {
        fail("connect to the daemon");
    }
    put_number((uint32_t)argc - 1);
    for (int i = 1; i < argc; i++) {
        uint32_t length = (uint32_t)strlen(argv[i]);
        put_number(length);
        put(argv[i], length);
    }
    int code = (int)get_number();
    copy(stdout);
    copy(stderr);
    return code;
}

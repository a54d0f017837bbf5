// Programs that need not start again for each damaged file. Loaded before a program (LD_PRELOAD), this keeps it ready
// behind the loading of its libraries, which takes most of the time of a small job, and runs its main in a fork of its
// own for each request that comes by descriptor 3.
//
// A request is its length, then texts, each with a zero behind it: the folder, the files for output and errors, the
// bytes of memory, the seconds, the bytes of a file, the number of arguments, these, and the settings of the
// environment. The answer is what waitpid says.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { requests = 3, most_words = 256 };

static int (*program)(int, char **, char **);

static int receive(void *bytes, size_t count) {
    for (size_t done = 0; done < count;) {
        ssize_t got = read(requests, (char *)bytes + done, count - done);
        if (got <= 0) return 0;
        done += got;
    }
    return 1;
}

static void redirect(const char *path, int descriptor) {
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (file < 0 || dup2(file, descriptor) < 0) _exit(126);
    close(file);
}

static void limit(int resource, const char *text) {
    rlim_t value = strtoull(text, NULL, 10);
    struct rlimit both = {value, value};
    setrlimit(resource, &both);
}

static void run(char *block, size_t size) {
    char *words[most_words];
    int count = 0;
    for (char *word = block; word < block + size && count < most_words - 1; word += strlen(word) + 1)
        words[count++] = word;
    words[count] = NULL;
    if (count < 7 || chdir(words[0]) != 0) _exit(126);
    redirect(words[1], 1);
    redirect(words[2], 2);
    close(requests);
    limit(RLIMIT_AS, words[3]);
    limit(RLIMIT_CPU, words[4]);
    limit(RLIMIT_FSIZE, words[5]);
    alarm(atoi(words[4]));
    int arguments = atoi(words[6]);
    clearenv();
    for (int word = 7 + arguments; word < count; word++) putenv(words[word]);
    words[7 + arguments] = NULL;
    exit(program(arguments, words + 7, environ));
}

static int serve(int count, char **arguments, char **settings) {
    // Drivers are registered once; the program finds them when it asks again.
    void (*prepare)(void) = (void (*)(void))dlsym(RTLD_DEFAULT, "GDALAllRegister");
    if (prepare) prepare();
    for (uint32_t size; receive(&size, sizeof size);) {
        char *block = malloc(size);
        if (!block || !receive(block, size)) return 1;
        int status = 0;
        pid_t child = fork();
        if (child == 0) run(block, size);
        if (child < 0 || waitpid(child, &status, 0) < 0) return 1;
        if (write(requests, &status, sizeof status) != sizeof status) return 1;
        free(block);
    }
    return 0;
}

int __libc_start_main(
    int (*main)(int, char **, char **), int count, char **arguments, void (*start)(void), void (*end)(void),
    void (*loader_end)(void), void *stack) {
    int (*original)(
        int (*)(int, char **, char **), int, char **, void (*)(void), void (*)(void), void (*)(void), void *)
        = dlsym(RTLD_NEXT, "__libc_start_main");
    program = main;
    return original(serve, count, arguments, start, end, loader_end, stack);
}

package dev.palindrome.architecture.broken.proof;

import picocli.CommandLine;

/** An optional dependency outside its room. */
class UsesPicocli {
    int run() {
        return new CommandLine(this).execute();
    }
}

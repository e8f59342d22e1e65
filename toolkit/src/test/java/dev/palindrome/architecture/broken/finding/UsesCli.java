package dev.palindrome.architecture.broken.finding;

import dev.palindrome.architecture.broken.cli.Command;

/** The ground floor uses the top. */
class UsesCli {
    String name() {
        return new Command().name();
    }
}

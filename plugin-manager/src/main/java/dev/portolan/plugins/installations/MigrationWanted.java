package dev.portolan.plugins.installations;

import dev.portolan.plugins.marketplace.Published;

/// Ends a transaction that has found that a release's function must migrate the configuration first. Only within
/// the transaction is it certain which release a request means, and only outside of it may the function run:
/// [Migrations#around] catches it, has the function run, and repeats.
final class MigrationWanted extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Installation installation;
    private final transient Published from;
    private final transient Published to;

    MigrationWanted(Installation installation, Published from, Published to) {
        super("the configuration of " + installation.plugin() + " must be migrated first");
        this.installation = installation;
        this.from = from;
        this.to = to;
    }

    Installation installation() {
        return installation;
    }

    Published from() {
        return from;
    }

    Published to() {
        return to;
    }
}

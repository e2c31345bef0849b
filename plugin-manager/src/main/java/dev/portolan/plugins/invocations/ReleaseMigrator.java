package dev.portolan.plugins.invocations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.installations.Installation;
import dev.portolan.plugins.installations.Migrations;
import dev.portolan.plugins.installations.Migrator;
import dev.portolan.plugins.marketplace.Published;
import jakarta.enterprise.context.ApplicationScoped;

/// Calls a release's `migrate` function with `{from, to, configuration}`. It has the grants of the release
/// before, and those only.
@ApplicationScoped
class ReleaseMigrator implements Migrator {
    private final InvocationService invocations;
    private final Background background;

    ReleaseMigrator(InvocationService invocations, Background background) {
        this.invocations = invocations;
        this.background = background;
    }

    @Override
    public ObjectNode migrate(Installation installation, Published from, Published to, ObjectNode configuration) {
        var config = to.manifest().config();
        if (config == null || config.migrate() == null) {
            throw new IllegalStateException(to.plugin() + " " + to.version() + " has no migration");
        }
        var input = JsonNodeFactory.instance
                .objectNode()
                .put("from", Migrations.version(from))
                .put("to", config.version());
        input.set("configuration", configuration);
        var answer =
                invocations.call(background.target(installation, to), config.migrate(), background.context(), input);
        return switch (answer) {
            case Answer.Given(var value) when value instanceof ObjectNode migrated -> migrated;
            case Answer.Given _ -> throw failed(to, "It answered with something that is no configuration.");
            case Answer.None none -> throw failed(to, none.sentence());
        };
    }

    private static ProblemException failed(Published to, String sentence) {
        return new ProblemException(
                Migrations.FAILED,
                "Version " + to.version() + " could not migrate the settings: " + sentence
                        + " Everything is as before.");
    }
}

package dev.portolan.plugins.invocations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.identity.Caller;
import dev.portolan.plugins.installations.InstalledService;
import dev.portolan.plugins.installations.Migrations;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Tries a configuration before it is saved.
@ApplicationScoped
class TestService {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final InstalledService installed;
    private final InvocationService invocations;
    private final Migrations migrations;
    private final Caller caller;

    TestService(InstalledService installed, InvocationService invocations, Migrations migrations, Caller caller) {
        this.installed = installed;
        this.migrations = migrations;
        this.invocations = invocations;
        this.caller = caller;
    }

    /// How the test went.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(boolean ok, String message, @Nullable JsonNode details) {}

    Result test(PluginId plugin, @Nullable JsonNode body, String locale) {
        var trial = migrations.preview(() -> installed.trial(plugin, body));
        var config = trial.release().manifest().config();
        if (config == null || config.test() == null) {
            return new Result(true, "The settings are valid. This plugin has no test of its own.", null);
        }
        var context = NODES.objectNode().put("tenant", caller.tenant().slug().value());
        context.putObject("member").put("subject", caller.subject()).put("name", caller.displayName());
        context.put("locale", locale);
        var target = Target.of(caller.tenant().id(), caller.tenant().slug(), trial);
        return switch (invocations.call(target, config.test(), context, NODES.objectNode())) {
            case Answer.None none -> new Result(false, none.sentence(), null);
            case Answer.Given(var value) -> read(value);
        };
    }

    private static Result read(JsonNode value) {
        if (!value.path("ok").isBoolean()) {
            return new Result(false, "The plugin's test gave no clear answer.", null);
        }
        var ok = value.path("ok").asBoolean();
        var message = value.path("message").asText(ok ? "It works." : "It does not work.");
        return new Result(ok, message, value.get("details"));
    }
}

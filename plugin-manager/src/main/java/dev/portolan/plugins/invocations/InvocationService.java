package dev.portolan.plugins.invocations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.contracts.UsageEvent.Meter;
import dev.portolan.kernel.usage.UsageMeter;
import dev.portolan.plugins.installations.Standing;
import dev.portolan.plugins.marketplace.Published;
import dev.portolan.plugins.propagation.RevokedReleases;
import dev.portolan.plugins.runtime.Invocation;
import dev.portolan.plugins.runtime.Outcome;
import dev.portolan.plugins.runtime.PluginRuntime;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Calls one function of a plugin: within what its release may do now, its calls a minute and its grants; keeps its
/// log.
@ApplicationScoped
class InvocationService {
    static final String WITHDRAWN = "This version of the plugin has been withdrawn by the platform.";
    private static final int LINES_A_MINUTE = 600;

    private final PluginRuntime runtime;
    private final RevokedReleases revoked;
    private final Map<String, HostFunction> functions;
    private final RemoteDelivery remote;
    private final PluginLogService log;
    private final Contacts contacts;
    private final Standing standing;
    private final UsageMeter meter;
    private final InvocationTimes times;
    private final Rate calls;
    private final Rate lines;
    private final InstantSource time;

    InvocationService(
            PluginRuntime runtime,
            RevokedReleases revoked,
            @All List<HostFunction> functions,
            RemoteDelivery remote,
            PluginLogService log,
            Contacts contacts,
            Standing standing,
            UsageMeter meter,
            InvocationTimes times,
            InstantSource time) {
        this.runtime = runtime;
        this.revoked = revoked;
        this.functions = functions.stream()
                .collect(Collectors.toUnmodifiableMap(one -> one.name().text(), one -> one));
        this.remote = remote;
        this.log = log;
        this.contacts = contacts;
        this.standing = standing;
        this.meter = meter;
        this.times = times;
        this.calls = new Rate(time);
        this.lines = new Rate(time);
        this.time = time;
    }

    /// @param context `{tenant, member?, locale}`; gets the `plugin`
    Answer call(Target target, String function, ObjectNode context, JsonNode input) {
        return call(target, function, context, input, Occasion.PLAIN);
    }

    /// @param context `{tenant, member?, locale}`; gets the `plugin`
    Answer call(Target target, String function, ObjectNode context, JsonNode input, Occasion occasion) {
        if (withdrawn(target.release())) {
            return new Answer.None(false, WITHDRAWN, false);
        }
        var obstacle = standing.obstacle(target.release());
        if (obstacle.isPresent()) {
            return new Answer.None(false, obstacle.get());
        }
        var limit = target.release().manifest().operation().limits().callsPerMinute();
        if (calls.count(target.installation()) > limit) {
            return new Answer.None(
                    false,
                    "The plugin is called more than " + limit + " times a minute. It goes on in the next one.",
                    false);
        }
        var document = JsonNodeFactory.instance.objectNode();
        document.set("config", target.setup().configuration());
        document.set("context", context.put("plugin", target.release().plugin().toString()));
        document.set("input", input);
        var host = new HostCalls(target, function, functions, remote, occasion, time);
        var invocation = new Invocation(function, document);
        var program = target.release().program();
        var outcome = times.measured(
                program.code().kind(),
                target.release().plugin(),
                () -> runtime.invoke(target.tenant(), program, invocation, host));
        if (ran(outcome)) {
            meter.count(target.tenant(), Meter.PLUGIN_INVOCATIONS, 1);
        }
        contacts.note(target, host.contact());
        keep(target, function, host, outcome);
        return switch (outcome) {
            case Outcome.Returned returned -> new Answer.Given(returned.value());
            case Outcome.Failed failed -> new Answer.None(failed.reason().breach(), failed.message(), ran(failed));
        };
    }

    /// Whether the platform has stopped a release, by what the database or the topic says: whichever hears of it
    /// first.
    boolean withdrawn(Published release) {
        return !release.runs() || revoked.contains(release.digest());
    }

    private static boolean ran(Outcome outcome) {
        return !(outcome instanceof Outcome.Failed failed && failed.reason() == Outcome.Reason.TOO_BUSY);
    }

    private void keep(Target target, String function, HostCalls host, Outcome outcome) {
        var said = new ArrayList<>(host.lines());
        if (outcome instanceof Outcome.Failed failed) {
            // Whoever asked is told what is wrong; where that is, is for those who see the log.
            said.add(new LogLine(time.instant(), "error", function, failed.located()));
        }
        said.removeIf(_ -> lines.count(target.installation()) > LINES_A_MINUTE);
        if (!said.isEmpty()) {
            log.append(target.installation(), said);
        }
    }
}

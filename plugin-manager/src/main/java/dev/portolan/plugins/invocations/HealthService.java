package dev.portolan.plugins.invocations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.plugins.installations.Installation;
import dev.portolan.plugins.marketplace.Published;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;

/// Asks a release itself whether it works as it is configured: by its `health` function, or else by `test`. What
/// it finds fault with stands in the plugin's log.
@ApplicationScoped
public class HealthService {
    private final InvocationService invocations;
    private final Background background;
    private final PluginLogService log;
    private final InstantSource time;

    HealthService(InvocationService invocations, Background background, PluginLogService log, InstantSource time) {
        this.invocations = invocations;
        this.background = background;
        this.log = log;
        this.time = time;
    }

    /// What a release says of itself.
    public sealed interface Verdict {
        record Well() implements Verdict {}

        /// @param sentence for the admin
        record Ill(String sentence) implements Verdict {}

        /// It has no function that could tell.
        record Unasked() implements Verdict {}

        /// It could not be asked now: its tenant is too busy.
        record Unheard() implements Verdict {}
    }

    /// Runs code of the plugin's: never within a transaction.
    ///
    /// @throws IllegalStateException outside of requests, while tenant-service has not been heard of the tenant
    public Verdict check(Installation installation, Published release) {
        if (invocations.withdrawn(release)) {
            return new Verdict.Ill(InvocationService.WITHDRAWN);
        }
        var config = release.manifest().config();
        if (config == null || config.check() == null) {
            return new Verdict.Unasked();
        }
        var function = config.check();
        var target = background.target(installation, release);
        var answer = invocations.call(target, function, background.context(), JsonNodeFactory.instance.objectNode());
        return switch (answer) {
            case Answer.None none -> none.ran() ? new Verdict.Ill(none.sentence()) : new Verdict.Unheard();
            case Answer.Given(var value) -> {
                if (value.path("ok").asBoolean()) {
                    yield new Verdict.Well();
                }
                var sentence = value.path("message").asText("It says that it does not work.");
                log.append(installation.id(), List.of(new LogLine(time.instant(), "error", function, sentence)));
                yield new Verdict.Ill(sentence);
            }
        };
    }
}

package dev.portolan.plugins.invocations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.kernel.identity.Caller;
import dev.portolan.plugins.extensions.ActiveExtension;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;

/// Calls the functions of extensions for the current tenant: within their budgets, judged by how they behave, with
/// their log kept. Never within a transaction.
@ApplicationScoped
public class ExtensionCalls {
    private final InvocationService invocations;
    private final Conduct conduct;
    private final Background background;
    private final PluginLogService log;
    private final Caller caller;
    private final InstantSource time;

    ExtensionCalls(
            InvocationService invocations,
            Conduct conduct,
            Background background,
            PluginLogService log,
            Caller caller,
            InstantSource time) {
        this.invocations = invocations;
        this.conduct = conduct;
        this.background = background;
        this.log = log;
        this.caller = caller;
        this.time = time;
    }

    /// Calls the extension's function for nobody in particular; the context says `{tenant, locale}`.
    ///
    /// @throws IllegalArgumentException when the extension has no function
    /// @throws IllegalStateException outside of requests, while tenant-service has not been heard of the tenant
    public Answer call(ActiveExtension active, JsonNode input) {
        return call(active, function(active), background.context(), input);
    }

    /// Calls a function of the extension's plugin for the member of this request; the context says `{tenant, locale,
    /// member: {subject, name}}`.
    ///
    /// @param function the extension's own, or another that its view names
    /// @param locale as the function is told it, for example `en`
    public Answer callForMember(ActiveExtension active, String function, JsonNode input, String locale) {
        var context = background.context().put("locale", locale);
        context.putObject("member").put("subject", caller.subject()).put("name", caller.displayName());
        return call(active, function, context, input);
    }

    /// Tells the plugin's admins in its log what is wrong with what the extension's function gave; within a
    /// transaction,
    /// too.
    public void complain(ActiveExtension active, String sentence) {
        log.append(
                active.installation().id(), List.of(new LogLine(time.instant(), "error", function(active), sentence)));
    }

    private Answer call(ActiveExtension active, String function, ObjectNode context, JsonNode input) {
        var target = background.target(active.installation(), active.release());
        var answer = invocations.call(target, function, context, input);
        conduct.judge(active.installation(), answer);
        return answer;
    }

    private static String function(ActiveExtension active) {
        return active.extension()
                .called()
                .orElseThrow(
                        () -> new IllegalArgumentException(active.extension().id() + " has no function"));
    }
}

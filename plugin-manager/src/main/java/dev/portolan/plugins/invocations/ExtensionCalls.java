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
        return call(active, input, Occasion.PLAIN);
    }

    /// As [#call(ActiveExtension, JsonNode)], as a part of something.
    public Answer call(ActiveExtension active, JsonNode input, Occasion occasion) {
        return call(active, function(active), background.context(), input, occasion);
    }

    /// Calls the extension's function in the background for a member who has asked for it in a request that is over.
    ///
    /// @param locale as the function is told it, for example `en`
    public Answer callFor(Person person, ActiveExtension active, JsonNode input, String locale, Occasion occasion) {
        return call(active, function(active), contextOf(person, locale), input, occasion);
    }

    /// Calls a function of the extension's plugin for the member of this request; the context says `{tenant, locale,
    /// member: {subject, name}}`.
    ///
    /// @param function the extension's own, or another that its view names
    /// @param locale as the function is told it, for example `en`
    public Answer callForMember(ActiveExtension active, String function, JsonNode input, String locale) {
        var person = new Person(caller.subject(), caller.displayName());
        return call(active, function, contextOf(person, locale), input, Occasion.PLAIN);
    }

    /// Tells the plugin's admins in its log what is wrong with what the extension's function gave.
    public void complain(ActiveExtension active, String sentence) {
        log.append(
                active.installation().id(), List.of(new LogLine(time.instant(), "error", function(active), sentence)));
    }

    private ObjectNode contextOf(Person person, String locale) {
        var context = background.context().put("locale", locale);
        context.putObject("member").put("subject", person.subject()).put("name", person.name());
        return context;
    }

    private Answer call(
            ActiveExtension active, String function, ObjectNode context, JsonNode input, Occasion occasion) {
        var target = background.target(active.installation(), active.release());
        var answer = invocations.call(target, function, context, input, occasion);
        conduct.judge(active.installation(), answer);
        return answer;
    }

    /// A member, as plugins are told of one.
    ///
    /// @param name to show
    public record Person(String subject, String name) {}

    private static String function(ActiveExtension active) {
        return active.extension()
                .called()
                .orElseThrow(
                        () -> new IllegalArgumentException(active.extension().id() + " has no function"));
    }
}

package dev.portolan.plugins.invocations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.kernel.identity.Caller;
import dev.portolan.plugins.installations.Trial;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Calls functions of plugins with settings that have not been saved, for the member who is setting them.
@ApplicationScoped
public class TrialCallService {
    private final InvocationService invocations;
    private final Caller caller;

    TrialCallService(InvocationService invocations, Caller caller) {
        this.invocations = invocations;
        this.caller = caller;
    }

    /// What came of a call.
    public sealed interface Said {
        record Answered(JsonNode value) implements Said {}

        /// @param sentence for people
        record Failed(String sentence) implements Said {}
    }

    /// @param locale as a function is told it, for example `en`
    public Said call(Trial trial, String function, JsonNode input, String locale) {
        var tenant = caller.tenant();
        var context = JsonNodeFactory.instance
                .objectNode()
                .put("tenant", tenant.slug().value());
        context.putObject("member").put("subject", caller.subject()).put("name", caller.displayName());
        context.put("locale", locale);
        return switch (invocations.call(Target.of(tenant.id(), tenant.slug(), trial), function, context, input)) {
            case Answer.Given(var value) -> new Said.Answered(value);
            case Answer.None none -> new Said.Failed(none.sentence());
        };
    }

    /// The language of a request.
    public static String locale(@Nullable String acceptLanguage) {
        return Locales.of(acceptLanguage);
    }
}

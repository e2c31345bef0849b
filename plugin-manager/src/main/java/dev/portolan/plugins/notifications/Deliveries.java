package dev.portolan.plugins.notifications;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.contracts.Permissions;
import dev.portolan.kernel.identity.TenantStates;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.plugins.extensions.ActiveExtension;
import dev.portolan.plugins.extensions.ExtensionService;
import dev.portolan.plugins.invocations.Answer;
import dev.portolan.plugins.invocations.ExtensionCalls;
import dev.portolan.plugins.invocations.LogLine;
import dev.portolan.plugins.invocations.PluginLogService;
import dev.portolan.plugins.people.Person;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;

/// Hands notifications to plugins that bring them to people; what they answer stands in their log.
@ApplicationScoped
class Deliveries {
    private final ExtensionService extensions;
    private final ExtensionCalls calls;
    private final PluginLogService log;
    private final TenantStates tenants;
    private final CurrentTenant current;
    private final InstantSource time;

    Deliveries(
            ExtensionService extensions,
            ExtensionCalls calls,
            PluginLogService log,
            TenantStates tenants,
            CurrentTenant current,
            InstantSource time) {
        this.extensions = extensions;
        this.calls = calls;
        this.log = log;
        this.tenants = tenants;
        this.current = current;
        this.time = time;
    }

    /// @param members of the organization now; who has left is told nothing more
    /// @param last whether it is not tried again
    /// @return whether it is done, be it delivered or not
    boolean deliver(Errand.Channel errand, List<Person> members, int attempt, boolean last) {
        var way = extensions.find(errand.plugin(), errand.extension());
        var to = members.stream()
                .filter(person -> errand.recipients().contains(person.subject()))
                .toList();
        if (way.isEmpty() || to.isEmpty()) {
            return true;
        }
        return switch (calls.call(way.get(), input(way.get(), errand, to))) {
            case Answer.Given(var answer) ->
                switch (answer.path("result").asText()) {
                    case "delivered" -> {
                        say(
                                way.get(),
                                "info",
                                "delivered to " + to.size() + ": "
                                        + errand.message().title());
                        yield true;
                    }
                    case "refused" -> {
                        say(
                                way.get(),
                                "warn",
                                "refused" + why(answer.path("message").asText("")));
                        yield true;
                    }
                    case "retry" -> {
                        retry(way.get(), attempt, last, answer.path("message").asText(""));
                        yield false;
                    }
                    default -> {
                        say(way.get(), "error", "answered neither delivered, retry nor refused; it is not tried again");
                        yield true;
                    }
                };
            case Answer.None(var _, var sentence, var _) -> {
                retry(way.get(), attempt, last, sentence);
                yield false;
            }
        };
    }

    private void retry(ActiveExtension way, int attempt, boolean last, String message) {
        var what = last ? "given up after " + attempt + " attempts" : "not delivered yet, attempt " + attempt;
        say(way, last ? "error" : "warn", what + why(message));
    }

    private static String why(String message) {
        return message.isEmpty() ? "" : ": " + message;
    }

    private void say(ActiveExtension way, String level, String message) {
        var function = way.extension().called().orElse(null);
        var shortened = message.length() <= 1000 ? message : message.substring(0, 999) + "…";
        log.append(way.installation().id(), List.of(new LogLine(time.instant(), level, function, shortened)));
    }

    /// Addresses only for who may see members.
    private ObjectNode input(ActiveExtension way, Errand.Channel errand, List<Person> to) {
        var input = JsonNodeFactory.instance.objectNode();
        var message = errand.message();
        var said = input.putObject("notification");
        said.put("id", errand.id().toString())
                .put("title", message.title())
                .put("severity", message.severity().toString())
                .put("topic", message.topic())
                .put("sender", errand.sender());
        if (message.body() != null) {
            said.put("body", message.body());
        }
        tenants.of(current.id())
                .map(tenant -> Hrefs.inPortal(message.href(), tenant.slug()))
                .ifPresent(href -> said.put("href", href));
        if (message.entity() != null) {
            said.put("entity", message.entity().toString());
        }
        var addresses = way.installation().setup().grants().allows(Permissions.MEMBER_READ);
        var recipients = input.putArray("recipients");
        for (var person : to) {
            var one = recipients.addObject().put("subject", person.subject()).put("name", person.name());
            if (addresses && !person.email().isEmpty()) {
                one.put("email", person.email());
            }
        }
        return input;
    }
}

package dev.portolan.plugins.notifications;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.plugins.hosts.HostName;
import dev.portolan.plugins.invocations.HostCall;
import dev.portolan.plugins.invocations.HostFunction;
import dev.portolan.plugins.invocations.Target;
import dev.portolan.plugins.runtime.HostResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/// The host function `notify`: tells members something in the plugin's name.
@ApplicationScoped
class NotifyFunction implements HostFunction {
    static final String PERMISSION = "notification.send";

    private final SendingService sending;
    private final Recipients recipients;
    private final TenantScope scope;
    private final NotificationConfig config;
    private final Quota calls;
    private final Quota recorded;

    NotifyFunction(
            SendingService sending,
            Recipients recipients,
            TenantScope scope,
            NotificationConfig config,
            InstantSource time) {
        this.sending = sending;
        this.recipients = recipients;
        this.scope = scope;
        this.config = config;
        this.calls = new Quota(time);
        this.recorded = new Quota(time);
    }

    @Override
    public HostName name() {
        return HostName.NOTIFY;
    }

    @Override
    public HostResult call(HostCall call, JsonNode argument) {
        var target = call.target();
        if (!target.setup().grants().allows(PERMISSION)) {
            return new HostResult.Refused(
                    "not_permitted", "Sending notifications is not among what an admin has consented to.");
        }
        try {
            var asked = Asked.read(argument);
            if (calls.count(target.installation()) > config.perMinute()) {
                return new HostResult.Refused(
                        "quota",
                        "The plugin notifies more than " + config.perMinute()
                                + " times a minute. It goes on in the next one.");
            }
            // What is only being tried tells nobody. The thread is the call's own and knows of no tenant yet.
            return delivered(target.trial() ? 0 : scope.call(target.tenant(), () -> tell(target, asked)));
        } catch (IllegalArgumentException e) {
            return new HostResult.Refused("invalid", String.valueOf(e.getMessage()));
        } catch (ProblemException e) {
            return new HostResult.Refused("unreachable", String.valueOf(e.getMessage()));
        }
    }

    private int tell(Target target, Asked asked) {
        if (!sending.open()) {
            return 0;
        }
        var to = recipients.of(target.slug(), asked.to());
        var sender = new Sender(target.release().plugin());
        var count = sending.send(sender, asked.message(), to);
        // The first of each minute stands for the others on record.
        if (recorded.count(target.installation()) == 1) {
            sending.record(sender, asked.message(), count);
        }
        return count;
    }

    private static HostResult delivered(int count) {
        return new HostResult.Ok(JsonNodeFactory.instance.objectNode().put("delivered", count));
    }
}

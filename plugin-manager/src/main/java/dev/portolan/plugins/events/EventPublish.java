package dev.portolan.plugins.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.re2j.Pattern;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.kernel.time.Ids;
import dev.portolan.plugins.events.Happening.Origin;
import dev.portolan.plugins.hosts.HostName;
import dev.portolan.plugins.invocations.HostCall;
import dev.portolan.plugins.invocations.HostFunction;
import dev.portolan.plugins.invocations.Occasion;
import dev.portolan.plugins.invocations.Rate;
import dev.portolan.plugins.runtime.HostResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/// The host function `events.publish`: puts an event on the log in the plugin's own name,
/// `plugin.<publisher>.<plugin>.<type>`. So many a minute, and not without end as an answer to events.
@ApplicationScoped
class EventPublish implements HostFunction {
    static final String PERMISSION = "event.publish";
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9-]{0,40}(?:\\.[a-z0-9][a-z0-9-]{0,40})?");

    private final PublishedEventService published;
    private final TenantScope scope;
    private final EventLogConfig config;
    private final Rate rate;
    private final InstantSource time;

    EventPublish(PublishedEventService published, TenantScope scope, EventLogConfig config, InstantSource time) {
        this.published = published;
        this.scope = scope;
        this.config = config;
        this.rate = new Rate(time);
        this.time = time;
    }

    @Override
    public HostName name() {
        return HostName.EVENTS_PUBLISH;
    }

    @Override
    public HostResult call(HostCall call, JsonNode argument) {
        var target = call.target();
        if (!target.setup().grants().allows(PERMISSION)) {
            return new HostResult.Refused(
                    "not_permitted", "Publishing events is not among what an admin has consented to.");
        }
        var type = argument.path("type").asText();
        if (!TYPE.matches(type)) {
            return new HostResult.Refused(
                    "invalid", "The type is one or two words of a-z, 0-9 and -, such as build.finished.");
        }
        var data =
                argument.path("data").isMissingNode() || argument.path("data").isNull()
                        ? JsonNodeFactory.instance.objectNode()
                        : argument.path("data");
        if (!data.isObject()) {
            return new HostResult.Refused("invalid", "The data is an object.");
        }
        if (data.toString().getBytes(StandardCharsets.UTF_8).length > Happening.LARGEST) {
            return new HostResult.Refused("too_large", "The data is larger than 16 KiB.");
        }
        if (call.occasion().circular()) {
            return new HostResult.Refused("quota", Occasion.CIRCLE);
        }
        if (target.trial()) {
            return new HostResult.Refused("not_permitted", "Nothing is published while settings are tried.");
        }
        var count = rate.count(target.installation());
        if (count > config.published()) {
            return new HostResult.Refused(
                    "quota", "The plugin publishes more than " + config.published() + " events a minute.");
        }
        var plugin = target.release().plugin();
        var happening = new Happening(
                Ids.next(),
                time.instant(),
                "plugin.%s.%s.%s".formatted(plugin.publisher(), plugin.plugin(), type),
                new Origin("plugin", plugin, "plugin:" + plugin, call.occasion().depth()),
                null,
                data);
        scope.run(target.tenant(), () -> published.publish(plugin, happening, count == 1));
        return new HostResult.Ok(
                JsonNodeFactory.instance.objectNode().put("id", happening.id().toString()));
    }
}

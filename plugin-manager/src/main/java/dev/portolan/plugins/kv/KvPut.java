package dev.portolan.plugins.kv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.plugins.hosts.HostName;
import dev.portolan.plugins.invocations.HostCall;
import dev.portolan.plugins.invocations.HostWriteService;
import dev.portolan.plugins.runtime.HostResult;
import dev.portolan.streams.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The host function `kv.put`: remembers a value under a key, for good or for some seconds.
@ApplicationScoped
non-sealed class KvPut implements KvFunction {
    private static final int LARGEST = 64 * 1024;
    private static final long LONGEST_TTL = Duration.ofDays(366).toSeconds();

    private final KvService entries;
    private final TenantScope scope;
    private final HostWriteService writes;
    private final InstantSource time;

    KvPut(KvService entries, TenantScope scope, HostWriteService writes, InstantSource time) {
        this.entries = entries;
        this.scope = scope;
        this.writes = writes;
        this.time = time;
    }

    @Override
    public TenantScope scope() {
        return scope;
    }

    @Override
    public HostName name() {
        return HostName.KV_PUT;
    }

    @Override
    public HostResult answer(HostCall call, JsonNode argument) {
        var key = KvFunction.key(argument);
        var objection = KvFunction.objection(call, key);
        if (objection.isPresent()) {
            return objection.get();
        }
        var ttl = argument.path("ttl");
        if (!ttl.isMissingNode()
                && !ttl.isNull()
                && !(ttl.isIntegralNumber() && ttl.asLong() >= 1 && ttl.asLong() <= LONGEST_TTL)) {
            return new HostResult.Refused(
                    "invalid", "`ttl` is a whole number of seconds, from 1 to " + LONGEST_TTL + ", or absent.");
        }
        var value = argument.path("value").isMissingNode() ? NullNode.getInstance() : argument.path("value");
        var text = new String(Json.write(value), StandardCharsets.UTF_8);
        if (text.getBytes(StandardCharsets.UTF_8).length > LARGEST || text.contains("\\u0000")) {
            return new HostResult.Refused(
                    "too_large", "A value has at most 64 KiB as JSON, and no zero characters in it.");
        }
        var entry = new KvEntry(key, text, expires(ttl));
        if (!entries.put(call.target().installation(), entry, KvFunction.quota(call))) {
            return new HostResult.Refused(
                    "quota",
                    "There is no room: all that the plugin remembers has at most " + KvFunction.quota(call) / 1024
                            + " KiB (kvKiB in its manifest).");
        }
        writes.did(call, name().text());
        return new HostResult.Ok(NullNode.getInstance());
    }

    private @Nullable Instant expires(JsonNode ttl) {
        return ttl.isIntegralNumber() ? time.instant().plusSeconds(ttl.asLong()) : null;
    }
}

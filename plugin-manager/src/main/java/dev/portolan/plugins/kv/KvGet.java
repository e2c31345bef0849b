package dev.portolan.plugins.kv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.plugins.hosts.HostName;
import dev.portolan.plugins.invocations.HostCall;
import dev.portolan.plugins.runtime.HostResult;
import dev.portolan.streams.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;

/// The host function `kv.get`: what was remembered under a key, or null.
@ApplicationScoped
non-sealed class KvGet implements KvFunction {
    private final KvService entries;
    private final TenantScope scope;

    KvGet(KvService entries, TenantScope scope) {
        this.entries = entries;
        this.scope = scope;
    }

    @Override
    public TenantScope scope() {
        return scope;
    }

    @Override
    public HostName name() {
        return HostName.KV_GET;
    }

    @Override
    public HostResult answer(HostCall call, JsonNode argument) {
        var key = KvFunction.key(argument);
        return KvFunction.objection(call, key)
                .orElseGet(() -> new HostResult.Ok(entries.get(call.target().installation(), key)
                        .map(KvGet::value)
                        .orElse(NullNode.getInstance())));
    }

    static JsonNode value(KvEntry entry) {
        return Json.read(entry.value().getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }
}

package dev.portolan.plugins.kv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.plugins.hosts.HostName;
import dev.portolan.plugins.invocations.HostCall;
import dev.portolan.plugins.invocations.HostWriteService;
import dev.portolan.plugins.runtime.HostResult;
import jakarta.enterprise.context.ApplicationScoped;

/// The host function `kv.delete`: forgets what is remembered under a key.
@ApplicationScoped
non-sealed class KvDelete implements KvFunction {
    private final KvService entries;
    private final TenantScope scope;
    private final HostWriteService writes;

    KvDelete(KvService entries, TenantScope scope, HostWriteService writes) {
        this.entries = entries;
        this.scope = scope;
        this.writes = writes;
    }

    @Override
    public TenantScope scope() {
        return scope;
    }

    @Override
    public HostName name() {
        return HostName.KV_DELETE;
    }

    @Override
    public HostResult answer(HostCall call, JsonNode argument) {
        var key = KvFunction.key(argument);
        return KvFunction.objection(call, key).orElseGet(() -> {
            entries.delete(call.target().installation(), key);
            writes.did(call, name().text());
            return new HostResult.Ok(NullNode.getInstance());
        });
    }
}

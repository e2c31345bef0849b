package dev.portolan.plugins.kv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.portolan.plugins.invocations.HostCall;
import dev.portolan.plugins.invocations.HostWriteService;
import dev.portolan.plugins.runtime.HostResult;
import jakarta.enterprise.context.ApplicationScoped;

/// The host function `kv.delete`: forgets what is remembered under a key.
@ApplicationScoped
non-sealed class KvDelete implements KvFunction {
    private final KvService entries;
    private final HostWriteService writes;

    KvDelete(KvService entries, HostWriteService writes) {
        this.entries = entries;
        this.writes = writes;
    }

    @Override
    public String name() {
        return "kv.delete";
    }

    @Override
    public HostResult call(HostCall call, JsonNode argument) {
        var key = KvFunction.key(argument);
        return KvFunction.objection(call, key).orElseGet(() -> {
            entries.delete(call.target().installation(), key);
            writes.did(call, name());
            return new HostResult.Ok(NullNode.getInstance());
        });
    }
}

package dev.portolan.plugins.kv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.kernel.paging.Cursor;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.plugins.hosts.HostName;
import dev.portolan.plugins.invocations.HostCall;
import dev.portolan.plugins.runtime.HostResult;
import jakarta.enterprise.context.ApplicationScoped;

/// The host function `kv.list`: what is remembered under keys that begin so, in the order of the keys, by page.
@ApplicationScoped
non-sealed class KvList implements KvFunction {
    private static final int PAGE = 50;
    private static final int MOST = 100;
    private static final int LARGEST = 512 * 1024;

    private final KvService entries;
    private final TenantScope scope;

    KvList(KvService entries, TenantScope scope) {
        this.entries = entries;
        this.scope = scope;
    }

    @Override
    public TenantScope scope() {
        return scope;
    }

    @Override
    public HostName name() {
        return HostName.KV_LIST;
    }

    @Override
    public HostResult answer(HostCall call, JsonNode argument) {
        var prefix = argument.path("prefix").asText("");
        var objection = KvFunction.objection(call, prefix.isEmpty() ? "any" : prefix);
        if (objection.isPresent()) {
            return objection.get();
        }
        var limit = argument.path("limit").asInt(PAGE);
        if (limit < 1 || limit > MOST) {
            return new HostResult.Refused("invalid", "`limit` is a whole number from 1 to " + MOST + ".");
        }
        try {
            var cursor = argument.path("cursor");
            var after =
                    cursor.isTextual() ? Cursor.decode(cursor.textValue(), 1).getFirst() : "";
            return page(call, prefix, after, limit);
        } catch (ProblemException e) {
            return new HostResult.Refused(
                    "invalid", "`cursor` is none of this list; leave it out to start at the beginning.");
        }
    }

    private HostResult page(HostCall call, String prefix, String after, int limit) {
        var found = entries.list(call.target().installation(), prefix, after, limit + 1);
        var answer = JsonNodeFactory.instance.objectNode();
        var items = answer.putArray("items");
        var size = 0;
        for (var entry : found) {
            size += entry.value().length();
            if (items.size() == limit || !items.isEmpty() && size > LARGEST) {
                answer.put("next", Cursor.encode(found.get(items.size() - 1).key()));
                break;
            }
            items.addObject().put("key", entry.key()).set("value", KvGet.value(entry));
        }
        return new HostResult.Ok(answer);
    }
}

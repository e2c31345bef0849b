package dev.portolan.plugins.kv;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.plugins.invocations.HostCall;
import dev.portolan.plugins.invocations.HostFunction;
import dev.portolan.plugins.runtime.HostResult;
import java.util.Optional;

/// What the functions over a plugin's memory have in common.
sealed interface KvFunction extends HostFunction permits KvDelete, KvGet, KvList, KvPut {
    int LONGEST_KEY = 200;

    /// Opens the installation's tenant: the plugin's thread is in none.
    TenantScope scope();

    /// Does it, within the tenant's scope.
    HostResult answer(HostCall call, JsonNode argument);

    @Override
    default HostResult call(HostCall call, JsonNode argument) {
        return scope().call(call.target().tenant(), () -> answer(call, argument));
    }

    /// What there is to say of a plugin that has no memory, or of a key that is none.
    static Optional<HostResult> objection(HostCall call, String key) {
        if (quota(call) == 0) {
            return Optional.of(new HostResult.Refused(
                    "not_permitted", "The plugin has no room to remember anything: its manifest says kvKiB: 0."));
        }
        if (key.isEmpty() || key.length() > LONGEST_KEY || key.chars().anyMatch(Character::isISOControl)) {
            return Optional.of(new HostResult.Refused(
                    "invalid", "A key is a text of 1 to " + LONGEST_KEY + " visible characters."));
        }
        return Optional.empty();
    }

    static String key(JsonNode argument) {
        return argument.path("key").isTextual() ? argument.path("key").textValue() : "";
    }

    /// In bytes.
    static long quota(HostCall call) {
        return call.target().release().manifest().operation().limits().kvKiB() * 1024L;
    }
}

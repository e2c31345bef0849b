package dev.portolan.plugins.invocations;

import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.plugins.permissions.Egress;
import dev.portolan.plugins.permissions.Origin;
import dev.portolan.plugins.secrets.SecretService;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;

/// Hands a secret to the request that may carry it. The plugin only names it; it never sees the value.
@ApplicationScoped
class SecretAccess {
    private final SecretService secrets;
    private final TenantScope scope;

    SecretAccess(SecretService secrets, TenantScope scope) {
        this.secrets = secrets;
        this.scope = scope;
    }

    /// Whether a secret may go to an address.
    sealed interface Access {
        /// @param destination the one origin for which it may leave
        record Allowed(String value, Origin destination) implements Access {
            @Override
            public String toString() {
                return "Allowed[…]";
            }
        }

        record Denied(String sentence) implements Access {}
    }

    /// @param path as the plugin names it, `config.token`
    Access of(Target target, String path, URI address) {
        var field = target.release().schema().secrets().stream()
                .filter(secret -> secret.path().equals(path))
                .findFirst();
        if (field.isEmpty()) {
            return new Access.Denied("There is no secret " + path + ".");
        }
        var destination =
                Egress.resolve(field.get().destination(), target.setup().configuration());
        if (destination.isEmpty() || !destination.get().covers(address)) {
            return new Access.Denied("The secret " + path + " does not go to this address.");
        }
        var found = find(target, field.get().pointer());
        if (found.isEmpty()) {
            return new Access.Denied("The secret " + path + " is not set.");
        }
        return destination.get().toString().equals(found.get().destination())
                ? new Access.Allowed(found.get().value(), destination.get())
                : new Access.Denied("The secret " + path + " was set for another address.");
    }

    private Optional<SecretService.Opened> find(Target target, String pointer) {
        var unsaved = target.unsaved().get(pointer);
        if (unsaved != null) {
            return Optional.of(unsaved);
        }
        return Optional.ofNullable(target.setup().secrets().get(pointer))
                .map(version ->
                        scope.call(target.tenant(), () -> secrets.open(target.installation(), pointer, version)));
    }
}

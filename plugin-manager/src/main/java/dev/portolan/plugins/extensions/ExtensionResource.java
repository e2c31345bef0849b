package dev.portolan.plugins.extensions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Permissions;
import dev.portolan.kernel.identity.Caller;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.entities.EntityClient;
import dev.portolan.plugins.packages.Extension;
import dev.portolan.plugins.packages.ExtensionPoint;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Path("/api/tenants/{tenant}/extensions")
@PermissionsAllowed(Permissions.PLUGIN_READ)
@RunOnVirtualThread
class ExtensionResource {
    private final ExtensionService extensions;
    private final EntityClient entities;
    private final Caller caller;

    ExtensionResource(ExtensionService extensions, EntityClient entities, Caller caller) {
        this.extensions = extensions;
        this.entities = entities;
        this.caller = caller;
    }

    @GET
    public Items list(@QueryParam("point") @Nullable String point, @QueryParam("entity") @Nullable String entity) {
        var named = ExtensionPoint.named(point == null ? "" : point)
                .orElseThrow(() -> ProblemException.invalid("point", "must be an extension point such as entity.card"));
        var ref = entity == null ? null : ref(entity);
        var active = extensions.at(named);
        var onEntities = active.stream().anyMatch(one -> ExtensionService.needsEntity(one.extension()));
        var seen = ref == null || !onEntities ? null : seen(ref);
        return new Items(active.stream()
                .filter(one -> !ExtensionService.needsEntity(one.extension())
                        || (seen != null && ExtensionService.fits(one.extension(), seen)))
                .map(Item::of)
                .toList());
    }

    private JsonNode seen(EntityRef ref) {
        return entities.get(caller.tenant().slug(), ref, caller.bearer()).orElseThrow(ProblemException::notFound);
    }

    private static EntityRef ref(String text) {
        try {
            return EntityRef.parse(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("entity", String.valueOf(e.getMessage()));
        }
    }

    record Items(List<Item> items) {
        Items {
            items = List.copyOf(items);
        }
    }

    /// @param component name of what the portal shows there itself
    /// @param icon name of one of the portal's icons
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            String publisher,
            String plugin,
            String extension,
            String point,
            String title,
            @Nullable String component,
            @Nullable String icon) {
        static Item of(ActiveExtension active) {
            var plugin = active.installation().plugin();
            var extension = active.extension();
            return new Item(
                    plugin.publisher(),
                    plugin.plugin(),
                    extension.id(),
                    extension.point().point(),
                    extension.title(),
                    extension instanceof Extension.Visible visible
                            ? visible.face().component()
                            : null,
                    extension instanceof Extension.NavPage page ? page.icon() : null);
        }
    }
}

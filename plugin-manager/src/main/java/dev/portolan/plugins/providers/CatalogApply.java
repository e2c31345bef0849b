package dev.portolan.plugins.providers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.plugins.hosts.HostName;
import dev.portolan.plugins.invocations.HostCall;
import dev.portolan.plugins.invocations.HostFunction;
import dev.portolan.plugins.invocations.HostWriteService;
import dev.portolan.plugins.invocations.Occasion;
import dev.portolan.plugins.packages.Extension;
import dev.portolan.plugins.runtime.HostResult;
import dev.portolan.plugins.schedules.ScheduleService;
import dev.portolan.plugins.shares.Listing;
import dev.portolan.plugins.shares.Share;
import dev.portolan.plugins.shares.ShareService;
import dev.portolan.streams.Json;
import jakarta.enterprise.context.ApplicationScoped;

/// The host function `catalog.apply`: changes some of the plugin's own entities. What a provider's function applies is
/// in that provider's share; any other function needs the permission, and has the plugin's own share.
@ApplicationScoped
class CatalogApply implements HostFunction {
    private static final int MOST = 200;
    static final String PERMISSION = "catalog.entity.provide";

    private final ShareService shares;
    private final ScheduleService schedules;
    private final HostWriteService writes;
    private final TenantScope scope;

    CatalogApply(ShareService shares, ScheduleService schedules, HostWriteService writes, TenantScope scope) {
        this.shares = shares;
        this.schedules = schedules;
        this.writes = writes;
        this.scope = scope;
    }

    @Override
    public HostName name() {
        return HostName.CATALOG_APPLY;
    }

    @Override
    public HostResult call(HostCall call, JsonNode argument) {
        var target = call.target();
        var share = share(call);
        if (share.extension().isEmpty() && !target.setup().grants().allows(PERMISSION)) {
            return new HostResult.Refused(
                    "not_permitted",
                    "Only a provider's function may change entities, or a plugin with the permission " + PERMISSION
                            + ", to which an admin has consented.");
        }
        if (target.trial()) {
            return new HostResult.Refused("not_permitted", "Nothing is changed while settings are only being tried.");
        }
        if (call.occasion().circular()) {
            return new HostResult.Refused("quota", Occasion.CIRCLE);
        }
        try {
            var listing = EntityListing.read(argument);
            return scope.call(target.tenant(), () -> apply(call, share, listing));
        } catch (IllegalArgumentException e) {
            return new HostResult.Refused("invalid", String.valueOf(e.getMessage()));
        }
    }

    private HostResult apply(HostCall call, Share share, Listing<JsonNode> listing) {
        if (listing.full() || listing.next() != null) {
            return new HostResult.Refused("invalid", "`type` must be \"delta\", with no `next`.");
        }
        var page = listing.page();
        var size = page.items().size() + page.removed().size();
        if (size > MOST || page.items().stream().anyMatch(entity -> Json.write(entity).length > ShareService.LARGEST)) {
            return new HostResult.Refused(
                    "too_large", "At most " + MOST + " entities can be changed at once, each of 600 KiB at most.");
        }
        if (size > 0) {
            shares.apply(
                    share, EntityTelling.ENTITIES, page.after(call.occasion().depth()), run(share));
            writes.did(call, name().text());
        }
        return new HostResult.Ok(JsonNodeFactory.instance.objectNode().put("accepted", size));
    }

    private long run(Share share) {
        return share.extension().isEmpty() ? 1 : schedules.run(share.installation(), share.extension());
    }

    private static Share share(HostCall call) {
        var release = call.target().release();
        var extension = release.manifest().extensions().stream()
                .filter(Extension.CatalogProvider.class::isInstance)
                .filter(provider ->
                        provider.called().filter(call.function()::equals).isPresent())
                .map(Extension::id)
                .findFirst()
                .orElse("");
        return new Share(call.target().installation(), release.plugin(), extension);
    }
}

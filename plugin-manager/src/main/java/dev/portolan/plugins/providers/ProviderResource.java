package dev.portolan.plugins.providers;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.schedules.Schedule;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/api/tenants/{tenant}/providers")
@RunOnVirtualThread
class ProviderResource {
    private final ProviderService providers;

    ProviderResource(ProviderService providers) {
        this.providers = providers;
    }

    /// All plugins that bring entities, and how it goes: a tenant has few.
    @GET
    @PermissionsAllowed(Permissions.CATALOG_LOCATION_READ)
    public Items list() {
        return new Items(providers.all().stream().map(Item::of).toList());
    }

    /// Has a provider run at once; what comes of it is seen in the list.
    @POST
    @Path("{publisher}/{plugin}/{extension}/runs")
    @ResponseStatus(202)
    @PermissionsAllowed(Permissions.CATALOG_LOCATION_WRITE)
    public Item run(
            @PathParam("publisher") String publisher,
            @PathParam("plugin") String plugin,
            @PathParam("extension") String extension) {
        return Item.of(providers.run(named(publisher, plugin), extension));
    }

    private static PluginId named(String publisher, String plugin) {
        try {
            return new PluginId(publisher, plugin);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound();
        }
    }

    record Items(List<Item> items) {
        Items {
            items = List.copyOf(items);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            @JsonUnwrapped Name name,
            String title,
            Schedule.State state,
            @JsonUnwrapped Times times,
            Schedule.@Nullable Progress progress,
            @JsonUnwrapped Outcome outcome) {
        static Item of(ProviderService.Provider provider) {
            var schedule = provider.schedule();
            var plugin = provider.plugin();
            return new Item(
                    new Name(
                            plugin.publisher(),
                            plugin.plugin(),
                            schedule.place().extension()),
                    provider.title(),
                    schedule.state(),
                    new Times(schedule.times().ended(), schedule.times().next()),
                    schedule.progress(),
                    Outcome.of(schedule.outcome()));
        }
    }

    /// @param entities how many it keeps in the catalog
    /// @param troubles how many errors the catalog has found in what it brought
    /// @param error of the last run, if that failed
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Outcome(long entities, int troubles, @Nullable String error) {
        static Outcome of(Schedule.Outcome outcome) {
            return new Outcome(outcome.kept(), outcome.troubles(), outcome.error());
        }
    }

    record Name(String publisher, String plugin, String extension) {}

    /// @param lastRunAt when the last run ended
    /// @param nextRunAt absent while the plugin is not enabled
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Times(@Nullable Instant lastRunAt, @Nullable Instant nextRunAt) {}
}

package dev.portolan.plugins.scorecards;

import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import dev.portolan.kernel.identity.Caller;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.scorecards.ScorecardViews.All;
import dev.portolan.plugins.scorecards.ScorecardViews.Checks;
import dev.portolan.plugins.scorecards.ScorecardViews.OfEntities;
import dev.portolan.plugins.scorecards.ScorecardViews.Shown;
import dev.portolan.plugins.scorecards.ScorecardViews.Standing;
import dev.portolan.plugins.scorecards.ScorecardViews.Teams;
import dev.portolan.plugins.scorecards.ScorecardViews.Trend;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Whoever reads the catalog sees how its entities stand; who configures plugins decides by what.
@Path("/api/tenants/{tenant}/scorecards")
@RunOnVirtualThread
class ScorecardResource {
    private final ScorecardService scorecards;
    private final StandingService standings;
    private final ActiveCheckService checks;
    private final Caller caller;

    ScorecardResource(
            ScorecardService scorecards, StandingService standings, ActiveCheckService checks, Caller caller) {
        this.scorecards = scorecards;
        this.standings = standings;
        this.checks = checks;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed(Permissions.PLUGIN_USE)
    public All list() {
        return scorecards.all();
    }

    @POST
    @PermissionsAllowed(Permissions.PLUGIN_CONFIGURE)
    public RestResponse<Shown> create(@NotNull @Valid Scorecard.Content content) {
        return RestResponse.status(RestResponse.Status.CREATED, scorecards.create(content));
    }

    /// The checks that there are to choose from.
    @GET
    @Path("/checks")
    @PermissionsAllowed(Permissions.PLUGIN_USE)
    public Checks checks() {
        return checks.all();
    }

    /// Has all checks run as soon as there is a turn.
    @POST
    @Path("/runs")
    @PermissionsAllowed(Permissions.PLUGIN_CONFIGURE)
    public RestResponse<Void> run() {
        scorecards.run();
        return RestResponse.accepted();
    }

    /// How an entity stands in each scorecard, with what each check says of it.
    @GET
    @Path("/results")
    @PermissionsAllowed(Permissions.PLUGIN_USE)
    public OfEntities of(@QueryParam("entity") @Nullable String entity) {
        var ref = ref(entity);
        return caller.may(Permissions.CATALOG_ENTITY_READ) ? standings.of(ref) : new OfEntities(List.of());
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permissions.PLUGIN_USE)
    public Shown get(@PathParam("id") String id) {
        return scorecards.get(known(id));
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed(Permissions.PLUGIN_CONFIGURE)
    public Shown change(@PathParam("id") String id, @NotNull @Valid Scorecard.Content content) {
        return scorecards.change(known(id), content);
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed(Permissions.PLUGIN_CONFIGURE)
    public void remove(@PathParam("id") String id) {
        scorecards.remove(known(id));
    }

    /// How each entity stands.
    ///
    /// @param level those at this level only, from 0
    /// @param owner those of this owner only, a reference
    @GET
    @Path("/{id}/results")
    @PermissionsAllowed(Permissions.PLUGIN_USE)
    public Page<Standing> results(
            @PathParam("id") String id,
            @QueryParam("level") @Min(0) @Max(5) @Nullable Integer level,
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("cursor") @Nullable String cursor) {
        var page = standings.results(known(id), level, owner, cursor);
        return caller.may(Permissions.CATALOG_ENTITY_READ) ? page : new Page<>(List.of(), null);
    }

    @GET
    @Path("/{id}/teams")
    @PermissionsAllowed(Permissions.PLUGIN_USE)
    public Teams teams(@PathParam("id") String id) {
        var teams = standings.teams(known(id));
        return caller.may(Permissions.CATALOG_ENTITY_READ) ? teams : new Teams(List.of());
    }

    @GET
    @Path("/{id}/trend")
    @PermissionsAllowed(Permissions.PLUGIN_USE)
    public Trend trend(@PathParam("id") String id, @QueryParam("days") @DefaultValue("90") @Min(1) @Max(400) int days) {
        return standings.trend(known(id), days);
    }

    private static EntityRef ref(@Nullable String text) {
        try {
            return EntityRef.parse(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("entity", String.valueOf(e.getMessage()));
        }
    }

    private static UUID known(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound();
        }
    }
}

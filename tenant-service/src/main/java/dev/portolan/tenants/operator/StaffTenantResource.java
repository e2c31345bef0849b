package dev.portolan.tenants.operator;

import dev.portolan.contracts.Page;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.tenants.members.Member;
import dev.portolan.tenants.operator.TenantSearch.Wanted;
import dev.portolan.tenants.plans.PlanService;
import dev.portolan.tenants.tenants.Tenant;
import dev.portolan.tenants.tenants.TenantDirectory;
import dev.portolan.tenants.timeline.TimelineEntry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

@Path("/api/operator/tenants")
@RolesAllowed({"operator", "support", "billing"})
@RunOnVirtualThread
class StaffTenantResource {
    private final TenantSearch search;
    private final TenantDirectory directory;
    private final PlanService plans;
    private final LookService look;
    private final TenantFigures figures;
    private final TenantScope scope;

    StaffTenantResource(
            TenantSearch search,
            TenantDirectory directory,
            PlanService plans,
            LookService look,
            TenantFigures figures,
            TenantScope scope) {
        this.search = search;
        this.directory = directory;
        this.plans = plans;
        this.look = look;
        this.figures = figures;
        this.scope = scope;
    }

    /// Lists tenants by name; without a state, all but the erased ones.
    @GET
    public Page<TenantLine> list(
            @QueryParam("q") @Nullable @Size(max = 200) String text,
            @QueryParam("state") @Nullable String state,
            @QueryParam("plan") @Nullable String plan,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        if (plan != null && plans.find(plan).isEmpty()) {
            throw ProblemException.invalid("plan", "is no plan; expected one of " + plans.ids());
        }
        return search.page(new Wanted(text, state == null ? null : state(state), plan), cursor, limit);
    }

    @GET
    @Path("/{slug}")
    public TenantPage get(@PathParam("slug") String slug) {
        var tenant = tenant(slug);
        var members = search.members(tenant.slug());
        return in(tenant, () -> look.overview(members, figures.get(tenant.state())));
    }

    @GET
    @Path("/{slug}/members")
    public Page<Member> members(
            @PathParam("slug") String slug,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return in(tenant(slug), () -> look.members(cursor, limit));
    }

    @GET
    @Path("/{slug}/timeline")
    public Page<TimelineEntry> timeline(
            @PathParam("slug") String slug,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return in(tenant(slug), () -> look.timeline(cursor, limit));
    }

    private Tenant tenant(String slug) {
        return directory.bySlug(slug).orElseThrow(ProblemException::notFound);
    }

    private <T> T in(Tenant tenant, Supplier<T> work) {
        return scope.call(tenant.id(), work);
    }

    private static TenantLifecycle state(String text) {
        return Arrays.stream(TenantLifecycle.values())
                .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        "state",
                        "is no state; expected provisioning, active, past_due, suspended, offboarding or deleted"));
    }
}

package dev.portolan.tenants.subscriptions;

import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.tenants.clock.TestClock;
import dev.portolan.tenants.clock.TestClockService;
import dev.portolan.tenants.tenants.TenantDirectory;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.function.Supplier;

/// Here, and not beside the clock: a tenant is found by its slug with its plan, and plans need the clock.
@Path("/api/operator/tenants/{slug}")
@RolesAllowed({"operator", "billing"})
@RunOnVirtualThread
class StaffClockResource {
    private final TenantDirectory directory;
    private final TenantScope scope;
    private final TestClockService clocks;

    StaffClockResource(TenantDirectory directory, TenantScope scope, TestClockService clocks) {
        this.directory = directory;
        this.scope = scope;
        this.clocks = clocks;
    }

    @GET
    @Path("/clock")
    public TestClock get(@PathParam("slug") String slug) {
        return in(slug, clocks::get);
    }

    /// Moves the time of a test tenant forward; what becomes due is done when this answers.
    @PUT
    @Path("/clock")
    public TestClock advance(@PathParam("slug") String slug, @NotNull @Valid Move request) {
        return in(slug, () -> clocks.advance(request.at()));
    }

    @PUT
    @Path("/test")
    public TestClock mark(@PathParam("slug") String slug, @NotNull @Valid Mark request) {
        return in(slug, () -> clocks.mark(request.test(), request.reason()));
    }

    private TestClock in(String slug, Supplier<TestClock> change) {
        var tenant = directory.bySlug(slug).orElseThrow(ProblemException::notFound);
        return scope.call(tenant.id(), change);
    }

    record Move(@NotNull Instant at) {}

    record Mark(
            @NotNull Boolean test,
            @NotBlank @Size(max = 300) String reason) {}
}

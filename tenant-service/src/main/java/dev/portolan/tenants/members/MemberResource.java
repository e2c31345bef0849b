package dev.portolan.tenants.members;

import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

@Path("/api/tenants/{tenant}/members")
@RunOnVirtualThread
class MemberResource {
    private final MemberService members;

    MemberResource(MemberService members) {
        this.members = members;
    }

    @GET
    @PermissionsAllowed(Permissions.MEMBER_READ)
    public Page<Member> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return members.page(cursor, limit);
    }
}

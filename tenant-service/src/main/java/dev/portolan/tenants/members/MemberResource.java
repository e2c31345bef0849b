package dev.portolan.tenants.members;

import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import dev.portolan.kernel.identity.Caller;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

@Path("/api/tenants/{tenant}/members")
@RunOnVirtualThread
class MemberResource {
    private final MemberService members;
    private final Caller caller;

    MemberResource(MemberService members, Caller caller) {
        this.members = members;
        this.caller = caller;
    }

    /// @param q part of a name or an e-mail address, in any case
    @GET
    @PermissionsAllowed(Permissions.MEMBER_READ)
    public Page<Member> list(
            @QueryParam("q") @Size(max = 100) @Nullable String q,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return members.page(q, cursor, limit);
    }

    @PATCH
    @Path("/{subject}")
    @PermissionsAllowed(Permissions.MEMBER_MANAGE)
    public Member changeRole(@PathParam("subject") String subject, @NotNull @Valid NewRole request) {
        return members.changeRole(caller.subject(), subject, request.role());
    }

    /// Anybody may leave; to remove somebody else needs `member.manage`.
    @DELETE
    @Path("/{subject}")
    @PermissionsAllowed({Permissions.MEMBER_MANAGE, Permissions.MEMBER_LEAVE})
    public void remove(@PathParam("subject") String subject) {
        var leaves = subject.equals(caller.subject());
        if (!caller.may(leaves ? Permissions.MEMBER_LEAVE : Permissions.MEMBER_MANAGE)) {
            throw new ProblemException(
                    Common.FORBIDDEN, "Only an admin may remove others. Ask an admin of your organization.");
        }
        members.remove(caller.subject(), subject);
    }

    record NewRole(@NotNull Role role) {}
}

package dev.portolan.tenants.usage;

import dev.portolan.contracts.Permissions;
import dev.portolan.kernel.problems.ProblemException;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

@Path("/api/tenants/{tenant}/usage")
@RunOnVirtualThread
class UsageResource {
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2999, 12, 31);

    private final UsageService usage;

    UsageResource(UsageService usage) {
        this.usage = usage;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, UsageCsvFormat.CSV})
    @PermissionsAllowed(Permissions.USAGE_READ)
    public UsageReport get(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        return usage.report(date("from", from), date("to", to));
    }

    private static @Nullable LocalDate date(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        var date = parsed(text);
        if (date == null || date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
            throw ProblemException.invalid(
                    name, "is no day from " + EARLIEST + " to " + LATEST + "; write it as 2026-11-28");
        }
        return date;
    }

    private static @Nullable LocalDate parsed(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}

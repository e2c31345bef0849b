package dev.portolan.tenants.usage;

import dev.portolan.kernel.csv.CsvFormat;
import dev.portolan.tenants.usage.UsageReport.Day;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ext.Provider;

@Provider
@Produces(CsvFormat.CSV)
class UsageCsvFormat extends CsvFormat<UsageReport, Day> {
    UsageCsvFormat() {
        super(
                UsageReport.class,
                report -> "usage-" + report.from() + "-to-" + report.to() + ".csv",
                UsageReport::days,
                _ -> null,
                column("day", Day::day),
                column("active_members", Day::activeMembers),
                column("entities", Day::entities),
                column("plugin_invocations", Day::pluginInvocations),
                column("api_calls", Day::apiCalls));
    }
}

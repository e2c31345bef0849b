package dev.portolan.plugins.marketplace;

import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.TenantId;
import dev.portolan.plugins.packages.PackageFiles;
import dev.portolan.plugins.packages.PackageSignature;
import dev.portolan.plugins.publishers.PrivateName;
import dev.portolan.plugins.publishers.PublisherService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Publishes what tenants make for themselves: the platform signs for them, all else is as for any publisher.
///
/// Opens no transaction of its own: a publisher has to be there before a release of it is held.
@ApplicationScoped
public class OwnReleaseService {
    private final PublishingService publishing;
    private final ReleaseService releases;
    private final OwnReleaseRepository rows;
    private final PublisherService publishers;
    private final PublisherKeys keys;

    OwnReleaseService(
            PublishingService publishing,
            ReleaseService releases,
            OwnReleaseRepository rows,
            PublisherService publishers,
            PublisherKeys keys) {
        this.publishing = publishing;
        this.releases = releases;
        this.rows = rows;
        this.publishers = publishers;
        this.keys = keys;
    }

    /// The version that the next release of a plugin gets: 1.0.0, then 1.1.0 and so on.
    public String next(PluginId plugin) {
        return releases.highest(plugin)
                .map(highest -> "%d.%d.0".formatted(highest.getMajor(), highest.getMinor() + 1))
                .orElse("1.0.0");
    }

    /// A release that was made.
    ///
    /// @param digest of its package
    public record Made(String version, String digest) {}

    /// The release of a plugin with the highest version.
    public Optional<Made> last(PluginId plugin) {
        return releases.all(plugin).stream().findFirst().map(row -> new Made(row.version, row.digest));
    }

    /// @param name of the organization, for people
    /// @param files a package under the tenant's own publisher
    public Publication publish(TenantId tenant, String name, PackageFiles files) {
        var publisher = PrivateName.of(tenant);
        var key = keys.firstParty();
        publishers.enrol(publisher, name, key.getPublic());
        return publishing.publish(
                publisher, PackageSignature.sign(files, key.getPrivate()).zip());
    }

    /// Takes away all that a tenant has made for itself, once nothing of it is installed. Within the caller's
    /// transaction.
    public void forget(TenantId tenant) {
        rows.forget(PrivateName.of(tenant));
    }
}

package dev.portolan.plugins.webhooks;

import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.time.Ids;
import dev.portolan.plugins.extensions.ActiveExtension;
import dev.portolan.plugins.extensions.ExtensionService;
import dev.portolan.plugins.installations.Purged;
import dev.portolan.plugins.packages.Extension.WebhookReceiver;
import dev.portolan.plugins.packages.ExtensionPoint;
import dev.portolan.plugins.secrets.SecretService;
import dev.portolan.plugins.webhooks.AddressViews.Addresses;
import dev.portolan.plugins.webhooks.AddressViews.Item;
import dev.portolan.plugins.webhooks.AddressViews.Proof;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.InstantSource;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Keeps the addresses of the current tenant's webhook receivers. One is made when it is first looked at.
@ApplicationScoped
@Transactional
class AddressService {
    private final AddressRepository rows;
    private final AddressQueries queries;
    private final ExtensionService extensions;
    private final SecretService secrets;
    private final Audit audit;
    private final URI portal;
    private final InstantSource time;

    AddressService(
            AddressRepository rows,
            AddressQueries queries,
            ExtensionService extensions,
            SecretService secrets,
            Audit audit,
            @ConfigProperty(name = "portolan.webhooks.base") URI portal,
            InstantSource time) {
        this.rows = rows;
        this.queries = queries;
        this.extensions = extensions;
        this.secrets = secrets;
        this.audit = audit;
        this.portal = portal;
        this.time = time;
    }

    /// Those of the plugins that are enabled.
    Addresses list() {
        return new Addresses(extensions.at(ExtensionPoint.WEBHOOK_RECEIVER).stream()
                .map(active -> item(active, held(active)))
                .toList());
    }

    /// Gives a receiver another address; the old one is nobody's from now on.
    ///
    /// @throws ProblemException `not-found` when no such plugin is enabled, or it has no such receiver
    Item renew(PluginId plugin, String extension) {
        var active = extensions
                .find(plugin, extension)
                .filter(found -> found.extension() instanceof WebhookReceiver)
                .orElseThrow(ProblemException::notFound);
        var row = held(active);
        give(row);
        audit.record(
                "webhook.address-renewed",
                new Target(
                        "plugin",
                        plugin.toString(),
                        active.release().manifest().listing().title()));
        return item(active, row);
    }

    void forget(@Observes Purged gone) {
        var _ = queries.forget(gone.installation());
    }

    private AddressRow held(ActiveExtension active) {
        var installation = active.installation().id();
        var extension = active.extension().id();
        return queries.byExtension(installation, extension).orElseGet(() -> {
            rows.lockNew(installation);
            return queries.byExtension(installation, extension).orElseGet(() -> made(installation, extension));
        });
    }

    private AddressRow made(UUID installation, String extension) {
        var row = new AddressRow();
        row.id = Ids.next();
        row.installation = installation;
        row.extension = extension;
        give(row);
        rows.persistAndFlush(row);
        return row;
    }

    private void give(AddressRow row) {
        var token = HookToken.random();
        row.tokenHash = token.hash();
        row.tokenVersion = secrets.seal(row.installation, field(row.extension), null, token.text());
        row.since = time.instant();
    }

    private Item item(ActiveExtension active, AddressRow row) {
        var plugin = active.installation().plugin();
        var token = secrets.open(row.installation, field(row.extension), row.tokenVersion);
        return new Item(
                plugin.publisher(),
                plugin.plugin(),
                row.extension,
                active.extension().title(),
                portal.resolve("/hooks/" + token.value()).toString(),
                proof(active),
                row.lastAt);
    }

    private static @Nullable Proof proof(ActiveExtension active) {
        if (!(active.extension() instanceof WebhookReceiver receiver) || receiver.signature() == null) {
            return null;
        }
        var signature = receiver.signature();
        var kind = signature.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Proof(
                kind,
                signature.header(),
                signature.secret(),
                SigningSecret.version(active, signature).isPresent());
    }

    /// No JSON Pointer: no setting is called so.
    private static String field(String extension) {
        return "webhook:" + extension;
    }
}

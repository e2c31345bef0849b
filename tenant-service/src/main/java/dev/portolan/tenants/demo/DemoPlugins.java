package dev.portolan.tenants.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.Slug;
import dev.portolan.tenants.http.RemoteService;
import dev.portolan.tenants.tenants.TenantDirectory;
import dev.portolan.tenants.tokens.TokenIssuer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Sets a demo tenant's plugins up the way an admin would: over the public API, once. What somebody has changed since
/// stays.
@ApplicationScoped
class DemoPlugins {
    private static final String MARK = "portolan/announcements";
    private static final List<String> RIGHTS = List.of(
            Permissions.PLUGIN_READ,
            Permissions.PLUGIN_INSTALL,
            Permissions.PLUGIN_CONFIGURE,
            Permissions.PLUGIN_ENABLE);

    private final TenantDirectory tenants;
    private final TokenIssuer tokens;
    private final RemoteService plugins;
    private final URI files;
    private final ObjectMapper mapper;

    DemoPlugins(
            TenantDirectory tenants,
            TokenIssuer tokens,
            @ConfigProperty(name = "portolan.services.plugin-manager") URI url,
            @ConfigProperty(name = "portolan.demo-files-url", defaultValue = "http://localhost:8090") URI files,
            ObjectMapper mapper) {
        this.tenants = tenants;
        this.tokens = tokens;
        this.plugins = new RemoteService("The plugin manager", url, mapper);
        this.files = files;
        this.mapper = mapper;
    }

    /// @return false when it has to be tried again
    boolean setUp(Slug slug) {
        var tenant = tenants.bySlug(slug.value());
        if (tenant.isEmpty()) {
            return false;
        }
        var token =
                tokens.forActor("service:tenant-service", tenant.get(), RIGHTS).value();
        var mark = plugins.json("GET", path(slug, MARK), token, null);
        if (mark.status() == 404) {
            return false; // the plan's own plugins are not there yet
        }
        if (mark.body().path("revision").asLong() > 1) {
            return true;
        }
        // The mark comes last, so that a start in between begins again.
        return wanted(slug).properties().stream()
                .sorted((a, b) ->
                        Boolean.compare(a.getKey().equals(MARK), b.getKey().equals(MARK)))
                .allMatch(plugin -> plugins.json("PUT", path(slug, plugin.getKey()), token, plugin.getValue())
                        .ok());
    }

    private static String path(Slug slug, String plugin) {
        return "/api/tenants/" + slug + "/installations/" + plugin;
    }

    private JsonNode wanted(Slug slug) {
        try (var in = DemoPlugins.class.getResourceAsStream("/demo/" + slug + ".json")) {
            if (in == null) {
                throw new IllegalStateException("no demo plugins of " + slug);
            }
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return mapper.readTree(text.replace("http://localhost:8090", files.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

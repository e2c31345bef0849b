package dev.portolan.ui.clients;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.net.URI;

/// The clients of all services, which are one server.
public final class Wired {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final ServicesConfig settings;
    private final Http http;

    public Wired(URI base) {
        settings = new OneService(base);
        http = new Http(settings, JSON);
    }

    public PluginClient plugins() {
        return new PluginClient(http, settings, JSON);
    }

    public InstallationsClient installations() {
        return new InstallationsClient(new Services(http, settings));
    }

    public MarketplaceClient marketplace() {
        return new MarketplaceClient(http, settings);
    }

    public PluginRequestsClient requests() {
        return new PluginRequestsClient(new Services(http, settings));
    }

    public PluginUpdatesClient updates() {
        return new PluginUpdatesClient(new Services(http, settings));
    }

    public HooksClient hooks() {
        return new HooksClient(new Services(http, settings));
    }

    public ViewsClient views() {
        return new ViewsClient(new Services(http, settings));
    }

    public StudioClient studio() {
        return new StudioClient(new Services(http, settings));
    }

    public CatalogClient catalog() {
        return new CatalogClient(http, settings);
    }

    public NotificationsClient notifications() {
        return new NotificationsClient(new Services(http, settings));
    }

    public AccountClient accounts() {
        return new AccountClient(http, settings);
    }
}

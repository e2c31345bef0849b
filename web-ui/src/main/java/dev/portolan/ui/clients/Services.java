package dev.portolan.ui.clients;

import jakarta.enterprise.context.ApplicationScoped;

/// The services that know of tenants.
@ApplicationScoped
class Services {
    private final Http http;
    private final ServicesConfig config;

    Services(Http http, ServicesConfig config) {
        this.http = http;
        this.config = config;
    }

    ServiceApi tenants() {
        return new ServiceApi(http, Http.Service.TENANTS, config.tenantServiceUrl());
    }

    ServiceApi catalog() {
        return new ServiceApi(http, Http.Service.CATALOG, config.catalogServiceUrl());
    }

    ServiceApi plugins() {
        return new ServiceApi(http, Http.Service.PLUGINS, config.pluginManagerUrl());
    }
}

package dev.portolan.ui.apidocs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.views.PortalComponent;
import jakarta.enterprise.context.ApplicationScoped;

/// The tab of API Docs on the pages of APIs.
@ApplicationScoped
class ApiDefinition implements PortalComponent {
    private final Definitions definitions;
    private final Background background;

    ApiDefinition(Definitions definitions, Background background) {
        this.definitions = definitions;
        this.background = background;
    }

    @Override
    public String name() {
        return "api-definition";
    }

    @Override
    public Component at(Place place) {
        var entity = place.entity();
        return entity == null
                ? new Span("An API's definition is shown on its page.")
                : new ApiPart(definitions, background, place.tenant(), entity);
    }
}

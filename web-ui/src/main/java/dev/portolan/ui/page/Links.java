package dev.portolan.ui.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.Slug;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Links within the portal, and to addresses that others gave.
public final class Links {
    private static final Set<String> SAFE = Set.of("https", "http", "mailto");

    private Links() {}

    /// A link to a page of the portal.
    ///
    /// @param path starts with a slash
    public static Anchor page(String path, String text) {
        return new Anchor(path, text);
    }

    public static String path(Slug tenant, EntityRef ref) {
        return "/" + tenant + "/catalog/" + ref.namespace() + "/" + ref.kind() + "/" + ref.name();
    }

    public static String path(Slug tenant, PluginId plugin) {
        return "/" + tenant + "/plugins/" + plugin;
    }

    /// A link to an entity; plain text when the reference cannot be read.
    public static Component entity(Slug tenant, String reference) {
        return ref(reference)
                .<Component>map(ref -> {
                    var link = new Anchor(path(tenant, ref), ref.name());
                    link.addClassName("entity-link");
                    link.setTitle(ref.toString());
                    return link;
                })
                .orElseGet(() -> new Span(reference));
    }

    public static Optional<EntityRef> ref(String reference) {
        try {
            return Optional.of(EntityRef.parse(reference));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// A link that leaves the portal; plain text when its scheme could run something.
    public static Component outside(String address, String text) {
        if (!safe(address)) {
            return new Span(text);
        }
        var link = new Anchor(address, text);
        link.setTarget("_blank");
        link.getElement().setAttribute("rel", "noopener noreferrer");
        link.addClassName("outside");
        return link;
    }

    /// An empty link to a path of the portal, or out of it; empty where it would be neither.
    public static Optional<Anchor> anywhere(String href) {
        if (href.startsWith("/") && !href.startsWith("//") && href.indexOf('\\') < 0) {
            return Optional.of(new Anchor(href, ""));
        }
        if (!href.toLowerCase(Locale.ROOT).startsWith("https://") || !safe(href)) {
            return Optional.empty();
        }
        var link = new Anchor(href, "");
        link.setTarget("_blank");
        link.getElement().setAttribute("rel", "noopener noreferrer");
        link.addClassName("outside");
        return Optional.of(link);
    }

    static boolean safe(String address) {
        try {
            var scheme = URI.create(address.strip()).getScheme();
            return scheme != null && SAFE.contains(scheme.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

package dev.portolan.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Says where one is, from the address.
public final class Breadcrumb extends Nav {
    private static final long serialVersionUID = 1;

    private final OrderedList list = new OrderedList();

    public Breadcrumb() {
        addClassName("breadcrumb");
        getElement().setAttribute("aria-label", "Breadcrumb");
        add(list);
    }

    public void show(String path) {
        list.removeAll();
        var crumbs = crumbs(path);
        for (var index = 0; index < crumbs.size(); index++) {
            var crumb = crumbs.get(index);
            var last = index == crumbs.size() - 1;
            if (last) {
                var here = new Span(crumb.text());
                here.getElement().setAttribute("aria-current", "page");
                list.add(new ListItem(here));
            } else {
                list.add(new ListItem(new Anchor(crumb.path(), crumb.text())));
            }
        }
    }

    /// The steps of an address such as `acme/catalog/default/component/web`. Parts of a name in several segments are
    /// one step.
    static List<Crumb> crumbs(String path) {
        var parts = path.split("/", -1);
        var crumbs = new ArrayList<Crumb>();
        if (parts.length < 2) {
            return List.of(new Crumb("/" + parts[0], parts[0].equals("operator") ? "Tenants" : "Home"));
        }
        if (parts[0].equals("operator")) {
            return console(parts);
        }
        crumbs.add(new Crumb("/" + parts[0], "Home"));
        var settings = parts[1].equals("settings") && parts.length > 2;
        var section = settings ? parts[2] : parts[1];
        var deeper = settings ? "/" + parts[2] : "";
        crumbs.add(new Crumb("/" + parts[0] + "/" + parts[1] + deeper, words(section)));
        if (parts[1].equals("catalog") && parts.length > 4) {
            crumbs.add(new Crumb("", parts[4]));
        } else if (parts[1].equals("plugins") && parts.length > 3) {
            crumbs.add(new Crumb("", parts[3]));
        } else if (parts[1].equals("catalog") && parts.length == 3) {
            crumbs.add(new Crumb("", "New entity"));
        } else if (parts[1].equals("sources") && parts.length > 2) {
            sources(parts, crumbs);
        } else if (parts[1].equals("notifications") && parts.length > 2) {
            crumbs.add(new Crumb("", "What I hear of"));
        } else if (section.equals("invoices") && parts.length > 3) {
            crumbs.add(new Crumb("", "Invoice"));
        }
        return crumbs;
    }

    private static void sources(String[] parts, List<Crumb> crumbs) {
        switch (parts[2]) {
            case "new" -> crumbs.add(new Crumb("", "Add"));
            case "errors" -> crumbs.add(new Crumb("", "Errors"));
            case "import" -> {
                crumbs.add(new Crumb("/" + parts[0] + "/sources/import", "Import"));
                if (parts.length > 3) {
                    crumbs.add(new Crumb("", "One import"));
                }
            }
            default -> crumbs.add(new Crumb("", "Source"));
        }
    }

    /// The same of the staff's own area.
    private static List<Crumb> console(String[] parts) {
        var list = new Crumb(parts[1].equals("tenants") ? "/operator" : "/operator/" + parts[1], capital(parts[1]));
        if (parts.length < 3) {
            return List.of(list);
        }
        return List.of(
                list,
                new Crumb(
                        "",
                        switch (parts[1]) {
                            case "invoices" -> "Invoice";
                            case "releases" -> "Release";
                            case "reviews" -> "Submission";
                            default -> parts[2];
                        }));
    }

    private static String words(String section) {
        return switch (section) {
            case "tokens" -> "API tokens";
            case "audit" -> "Audit log";
            default -> capital(section);
        };
    }

    private static String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    record Crumb(String path, String text) {}
}

package dev.portolan.ui.operatorreleases;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.portolan.ui.clients.Staff.Release;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import java.util.List;

/// Which releases of the plugin the tenants are on.
final class AdoptionPart extends Section {
    private static final long serialVersionUID = 1;

    private final transient ReleaseDesk desk;
    private final Div content = new Div();

    AdoptionPart(ReleaseDesk desk) {
        this.desk = desk;
        addClassNames("card", "stack");
        setId("adoption");
        getElement().setAttribute("aria-label", "Adoption");
        content.add(Skeleton.rows(3));
        add(new H2("Who is on which release"), content);
        load();
    }

    private void load() {
        var plugin = desk.release().plugin();
        desk.background()
                .load(
                        () -> desk.client().releases(desk.staff(), plugin.toString(), "", null).items().stream()
                                .filter(one -> one.publisher().equals(plugin.publisher())
                                        && one.plugin().equals(plugin.plugin()))
                                .toList(),
                        this::show,
                        refusal -> {
                            content.removeAll();
                            content.add(
                                    ProblemBanner.of("The other releases could not be loaded", refusal, this::load));
                        });
    }

    private void show(List<Release> releases) {
        content.removeAll();
        var all = releases.stream().mapToLong(Release::tenants).sum();
        var table = new DataTable("adoption-table", "Version", "State", "#Tenants", "Share");
        releases.forEach(release -> table.row(
                version(release),
                new Badge(ReleaseWords.tone(release.state()), ReleaseWords.state(release.state())),
                new Span(Amounts.count(release.tenants())),
                share(release, all)));
        content.add(table);
    }

    private Component version(Release release) {
        if (release.digest().equals(desk.release().digest())) {
            var here = new Span(release.version());
            here.addClassName("strong");
            return DataTable.twoLines(here, "This one");
        }
        return new Anchor("/operator/releases/" + release.digest(), release.version());
    }

    private static Component share(Release release, long all) {
        var percent = ReleaseWords.share(release.tenants(), all);
        var bar = new ProgressBar(0, 100, percent);
        bar.getElement().setAttribute("aria-label", percent + " % are on " + release.version());
        var words = new Span(percent + " %");
        words.addClassName("sub");
        var part = new Div(bar, words);
        part.addClassName("share");
        return part;
    }
}

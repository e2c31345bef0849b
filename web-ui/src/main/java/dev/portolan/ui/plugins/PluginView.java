package dev.portolan.ui.plugins;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.PluginId;
import dev.portolan.ui.clients.Installations.Installed;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.forms.SchemaForm;
import dev.portolan.ui.live.Change;
import dev.portolan.ui.live.LiveChanges;
import dev.portolan.ui.marketplace.OwnWork;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.LeaveQuestion;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.SharedReads;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import org.jspecify.annotations.Nullable;

/// The page of one plugin: what it is, and for an installed one its switch, settings, revisions and log.
@Route(value = ":tenant/plugins/:publisher/:plugin/:tab?", layout = TenantLayout.class)
class PluginView extends Main
        implements BeforeEnterObserver, BeforeLeaveObserver, HasDynamicTitle, PluginChanges.Shown {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient PluginCalls calls;
    private final transient LiveChanges changes;
    private final transient FormSources forms;
    private final transient Background background;
    private final transient Latest latest;
    private final transient PluginChanges others;
    private final PageHeader header = new PageHeader("");
    private final transient InstalledHead head = new InstalledHead(header);
    private final Div content = new Div();
    private transient @Nullable PluginDesk desk;
    private @Nullable InstalledPart part;
    private String title = "Plugin";

    PluginView(
            SignedIn signedIn,
            PluginCalls calls,
            LiveChanges changes,
            SharedReads reads,
            FormSources forms,
            Background background) {
        this.signedIn = signedIn;
        this.calls = calls;
        this.changes = changes;
        this.forms = forms;
        this.background = background;
        this.latest = new Latest(background);
        this.others = new PluginChanges(head, new LateReads(reads, latest), this);
        addClassName("page");
        content.addClassName("tabbed");
        add(header, content);
    }

    @Override
    public String getPageTitle() {
        return title + " · Portolan";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var tenant = signedIn.tenant(event, Permissions.PLUGIN_READ);
        var id = id(event);
        var opening = Opening.of(event);
        var before = desk;
        if (before == null) {
            changes.follow(this, tenant.tenant(), this::changed);
        }
        if (before == null || !before.id().equals(id)) {
            title = id.plugin();
            header.title(title);
            head.clear();
        }
        var opened = new PluginDesk(tenant, id, calls, background, this::load);
        desk = opened;
        part = new InstalledPart(head, forms, SchemaForm::whetherWithin, opening);
        content.removeAll();
        content.add(Skeleton.lines(8));
        load();
    }

    private static PluginId id(BeforeEnterEvent event) {
        var parameters = event.getRouteParameters();
        try {
            return new PluginId(
                    parameters.get("publisher").orElse(""),
                    parameters.get("plugin").orElse(""));
        } catch (IllegalArgumentException e) {
            throw new NotFoundException("no such plugin");
        }
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (part != null && part.dirty()) {
            LeaveQuestion.ask(event, "applying", () -> {});
        }
    }

    private void changed(Change change) {
        if (desk != null && part != null) {
            others.heard(desk, part, change);
        }
    }

    private void load() {
        var asked = desk;
        if (asked != null) {
            latest.load(() -> PluginPage.read(asked), page -> show(asked, page), problem -> failed(asked, problem));
        }
    }

    @Override
    public void show(PluginDesk desk, PluginPage page) {
        var installation = page.installation();
        var listing = installation == null ? page.listing() : page.installed();
        var shown = part;
        title = listing.title();
        header.title(title).icon(new PluginIcon(listing.texts().icon(), title));
        if (installation != null && shown != null) {
            shown.show(desk, page, installation);
            if (!content.equals(shown.getParent().orElse(null))) {
                content.removeAll();
                content.add(shown);
            }
            return;
        }
        if (shown != null && shown.dirty()) {
            shown.uninstalled();
            return;
        }
        content.removeAll();
        var retained = page.retained();
        if (retained != null) {
            content.add(new RestoreNotice(desk, retained));
        }
        offer(desk, page);
    }

    private void offer(PluginDesk desk, PluginPage page) {
        var listing = page.listing();
        head.clear();
        var below = new Span(OwnWork.publisher(listing.publisher()) + " · version " + listing.version());
        OwnWork.badge(listing.id()).ifPresentOrElse(badge -> header.below(below, badge), () -> header.below(below));
        content.add(
                page.newest() == null
                        ? new Notice(
                                Tone.ATTENTION,
                                "No release of " + title + " is offered any more",
                                "It cannot be installed where it is not.")
                        : new OfferPart(desk, listing, installed -> installed(desk.tenant(), installed)));
    }

    private void installed(TenantSession tenant, Installed installation) {
        Toast.say(installation.name() + " was installed.");
        UI.getCurrent()
                .navigate(Links.path(tenant.slug(), installation.id()).substring(1)
                        + (installation.configurable() ? "/configuration" : "/about"));
    }

    @Override
    public void failed(PluginDesk desk, ProblemException problem) {
        if (part != null && part.busy()) {
            Toast.refused("How " + desk.id().plugin() + " stands could not be read again: " + problem.detail());
            return;
        }
        content.removeAll();
        content.add(
                problem.notFound()
                        ? new EmptyState(
                                VaadinIcon.PUZZLE_PIECE,
                                "There is no plugin " + desk.id(),
                                "It may have been taken off the marketplace.")
                        : ProblemBanner.of("The plugin could not be loaded", problem, this::load));
    }
}

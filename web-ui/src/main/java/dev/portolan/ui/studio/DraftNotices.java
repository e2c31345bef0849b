package dev.portolan.ui.studio;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Studio.Whole;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Moment;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.Tone;

/// Says above the form what others have done with the draft meanwhile, and how to go on.
final class DraftNotices extends Div {
    private static final long serialVersionUID = 1;

    DraftNotices() {
        setId("draft-notices");
        addClassName("stack");
    }

    /// Who has changed a draft last.
    ///
    /// @return for example `Ben Ito changed it on 28 Nov 2026, 20:04 UTC.`
    static String who(Whole now) {
        var at = now.changedAt();
        return name(now) + " changed it" + (at == null ? "." : " on " + Moment.clock(at) + ".");
    }

    static String name(Whole now) {
        return now.changedBy().isBlank() ? "Somebody" : now.changedBy();
    }

    void none() {
        removeAll();
    }

    void changed(Whole now, Runnable compare) {
        var see = new Button("Compare", _ -> compare.run());
        see.setId("compare");
        say(new Notice(
                Tone.ATTENTION,
                name(now) + " has changed this draft",
                who(now) + " What you typed stays here until you choose.",
                see));
    }

    void deleted(Slug tenant, Runnable again) {
        var make = new Button("Make a draft of it again", _ -> again.run());
        make.setId("draft-again");
        make.setDisableOnClick(true);
        var all = Links.page("/" + tenant + "/studio", "See all drafts");
        all.addClassNames("button-link", "secondary");
        say(new Notice(
                Tone.ATTENTION,
                "Somebody deleted this draft while you had it open",
                "What stands here is in this page only now. What was published of it goes on.",
                make,
                all));
    }

    private void say(Notice notice) {
        removeAll();
        add(notice);
    }
}

package dev.portolan.ui.page;

import com.vaadin.flow.component.datepicker.DatePicker;

/// A day, written as everywhere in the portal: `28 Nov 2026`.
public final class DayField extends DatePicker {
    private static final long serialVersionUID = 1;

    public DayField() {
        setI18n(new DatePickerI18n()
                .setDateFormats("d MMM yyyy", "yyyy-MM-dd", "d.M.yyyy")
                .setFirstDayOfWeek(1));
    }
}

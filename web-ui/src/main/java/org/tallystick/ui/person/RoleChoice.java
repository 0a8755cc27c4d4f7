package org.tallystick.ui.person;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.tallystick.user.Role;

/// Which roles somebody has.
class RoleChoice extends CheckboxGroup<Role> {

  private static final long serialVersionUID = 1L;

  RoleChoice(Set<Role> roles) {
    setId("roles");
    setLabel("Roles");
    setItems(Role.values());
    setItemLabelGenerator(RoleChoice::label);
    setHelperText(
        "Business finds files and links them; operators keep exchanges running; auditors read everything; administrators set up partners and people.");
    setValue(roles);
  }

  private static String label(Role role) {
    return role.word().substring(0, 1).toUpperCase(Locale.ROOT) + role.word().substring(1);
  }

  static String text(Set<Role> roles) {
    return roles.isEmpty()
        ? "none"
        : roles.stream().sorted().map(Role::word).collect(Collectors.joining(", "));
  }
}

package io.brazier.api.walls;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.brazier.api.schema.ActionBody;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// The actions that the application knows: each kind of them is a sealed interface with a record
/// for each.
final class ActionTable {

  private ActionTable() {}

  /// Who reads the body of a `POST …/action`.
  static Set<String> owners() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.brazier.api");
    return classes.get(ActionBody.class).getMethodCallsToSelf().stream()
        .filter(call -> call.getName().equals("of"))
        .map(call -> call.getOriginOwner())
        .map(JavaClass::getName)
        .collect(Collectors.toSet());
  }

  /// The simple names of an owner's actions.
  static Set<String> actionsOf(String owner) {
    try {
      return Arrays.stream(Class.forName(owner).getPermittedSubclasses())
          .map(Class::getSimpleName)
          .collect(Collectors.toSet());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("no kind of actions is named " + owner, e);
    }
  }
}

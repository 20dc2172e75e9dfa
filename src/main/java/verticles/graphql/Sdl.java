package verticles.graphql;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Definition;
import graphql.language.Description;
import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.Document;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.StringValue;
import graphql.parser.Parser;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.TypeUtil;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import verticles.contract.Figure;

/**
 * The SDL files as one schema: what {@code arguments.graphqls} says once is put where {@code @with}
 * wants it, and what numbers mean is taken from the registry of metrics.
 */
final class Sdl {
  private static final String WITH = "with";

  /** Inputs that are only there to be put in. */
  private static final List<String> ONLY_ARGUMENTS = List.of("ListArguments", "CourseArguments");

  private final List<Definition<?>> definitions = new ArrayList<>();
  private final Map<String, InputObjectTypeDefinition> inputs = new HashMap<>();

  /** The figures whose columns a type has. */
  private final Map<String, Figure> figures = new HashMap<>();

  /** What the figures' queries say of themselves. */
  private final Map<String, String> queries = new HashMap<>();

  private Sdl(List<String> files) {
    for (String file : files) {
      Document document = new Parser().parseDocument(read(file));
      for (Definition<?> definition : document.getDefinitions()) {
        definitions.add(definition);
        if (definition instanceof InputObjectTypeDefinition input) {
          inputs.put(input.getName(), input);
        }
        if (definition instanceof ObjectTypeDefinition type && type.getName().equals("Query")) {
          type.getFieldDefinitions().forEach(this::noteFigure);
        }
      }
    }
  }

  static TypeDefinitionRegistry of(List<String> files) {
    Sdl sdl = new Sdl(files);
    Document.Builder document = Document.newDocument();
    sdl.definitions.stream()
        .filter(it -> !isOnlyForHere(it))
        .forEach(it -> document.definition(sdl.completed(it)));
    return new SchemaParser().buildRegistry(document.build());
  }

  private static boolean isOnlyForHere(Definition<?> definition) {
    return definition instanceof DirectiveDefinition
        || definition instanceof InputObjectTypeDefinition input
            && ONLY_ARGUMENTS.contains(input.getName());
  }

  private void noteFigure(FieldDefinition field) {
    Figure.named(field.getName())
        .ifPresent(
            it -> {
              figures.put(TypeUtil.unwrapAll(field.getType()).getName(), it);
              queries.put(field.getName(), field.getDescription().getContent());
            });
  }

  private Definition<?> completed(Definition<?> definition) {
    if (definition instanceof ObjectTypeExtensionDefinition extension) {
      return extension.transformExtension(
          it -> it.fieldDefinitions(fields(extension.getName(), extension.getFieldDefinitions())));
    }
    if (definition instanceof ObjectTypeDefinition type) {
      return type.transform(
          it -> it.fieldDefinitions(fields(type.getName(), type.getFieldDefinitions())));
    }
    return definition;
  }

  private List<FieldDefinition> fields(String type, List<FieldDefinition> fields) {
    return fields.stream().map(field -> described(type, withArguments(field))).toList();
  }

  private FieldDefinition withArguments(FieldDefinition field) {
    if (!field.hasDirective(WITH)) {
      return field;
    }
    List<InputValueDefinition> all = new ArrayList<>(field.getInputValueDefinitions());
    for (String input : named(field.getDirectives(WITH).get(0))) {
      all.addAll(inputs.get(input).getInputValueDefinitions());
    }
    return field.transform(it -> it.inputValueDefinitions(all).directives(List.of()));
  }

  private static List<String> named(Directive with) {
    Argument inputs = with.getArgument("inputs");
    return ((ArrayValue) inputs.getValue())
        .getValues().stream().map(it -> ((StringValue) it).getValue()).toList();
  }

  private FieldDefinition described(String type, FieldDefinition field) {
    String sentence = field.getDescription() == null ? sentence(type, field) : null;
    return sentence == null
        ? field
        : field.transform(it -> it.description(new Description(sentence, null, false)));
  }

  /** What a field of a figure's row is; of a page's figure, what the query of that name is. */
  private String sentence(String type, FieldDefinition field) {
    Figure figure = figures.get(type);
    if (figure != null) {
      return figure.columns().stream()
          .filter(column -> column.name().equals(field.getName()))
          .map(Figure.Column::sentence)
          .findFirst()
          .orElse(null);
    }
    return queries.get(field.getName());
  }

  private static String read(String file) {
    try (InputStream in = Sdl.class.getResourceAsStream("/graphql/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

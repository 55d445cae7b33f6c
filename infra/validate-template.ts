import { RegoEngine, TemplateFile } from '@aws/cloudformation-validate';

/** One fault of a template. */
export interface Finding {
  readonly severity: string;
  readonly rule: string;
  readonly resource: string;
  readonly message: string;
}

/** Rules that ask for what was decided otherwise, each with the reason. */
const DECIDED: Readonly<Record<string, string>> = {
  W2509: 'SecretsPath is the path of secrets, not a secret',
};

/** What AWS's offline validator finds wrong in a template file: errors and warnings, not its remarks on create-only properties and defaults. */
export function validateTemplate(file: string): Finding[] {
  const engine = new RegoEngine();
  try {
    const { diagnostics } = engine.validateStandard(new TemplateFile(file));
    return diagnostics
      .filter(({ severity, ruleId }) => severity !== 'INFO' && !(ruleId in DECIDED))
      .map(({ severity, ruleId, message, entity }) => ({
        severity,
        rule: ruleId,
        resource: entity?.logicalId ?? 'template',
        message,
      }));
  } finally {
    engine.free();
  }
}

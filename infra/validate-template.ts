import { RegoEngine, TemplateFile } from '@aws/cloudformation-validate';

/** One fault of a template. */
export interface Finding {
  readonly severity: string;
  readonly rule: string;
  readonly resource: string;
  readonly message: string;
}

/** Rules that ask for what was decided otherwise, or of one resource only, each with the reason. */
const DECIDED: Readonly<Record<string, string>> = {
  W2509: 'SecretsPath is the path of secrets, not a secret',
  // The validator does not see that a branch of Fn::If is there under its condition alone.
  'F3014 Distribution': 'it has one certificate in each branch of HasDomain',
  'E3013 Distribution': 'it has an alias in that branch of HasDomain alone in which there is a name',
  'W1001 ApiAddress': 'it names the distribution in the branch of HasCloudFront',
  'W1001 DomainTarget': 'it names distribution and domain in the branches of HasCloudFront',
};

/** What AWS's offline validator finds wrong in a template file: errors and warnings, not its remarks on create-only properties and defaults. */
export function validateTemplate(file: string): Finding[] {
  const engine = new RegoEngine();
  try {
    const { diagnostics } = engine.validateStandard(new TemplateFile(file));
    return diagnostics
      .filter(({ severity }) => severity !== 'INFO')
      .map(({ severity, ruleId, message, entity }) => ({
        severity,
        rule: ruleId,
        resource: entity?.logicalId ?? 'template',
        message,
      }))
      .filter(({ rule, resource }) => !(rule in DECIDED) && !(`${rule} ${resource}` in DECIDED));
  } finally {
    engine.free();
  }
}

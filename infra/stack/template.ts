/** A CloudFormation template, as far as ours uses the language (AWS CloudFormation, "Template anatomy"). */
export interface Template {
  readonly AWSTemplateFormatVersion: '2010-09-09';
  readonly Description: string;
  readonly Parameters: Readonly<Record<string, Parameter>>;
  readonly Conditions: Readonly<Record<string, unknown>>;
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs: Readonly<Record<string, Output>>;
}

export interface Parameter {
  readonly Type: 'String' | 'Number';
  readonly Description: string;
  readonly Default?: string | number;
  readonly AllowedValues?: readonly string[];
  readonly AllowedPattern?: string;
  readonly MinValue?: number;
  readonly MaxValue?: number;
  readonly NoEcho?: boolean;
}

export interface Resource {
  readonly Type: string;
  readonly Condition?: string;
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: 'Retain' | 'Delete';
  readonly UpdateReplacePolicy?: 'Retain' | 'Delete';
  readonly Properties: Readonly<Record<string, unknown>>;
}

export interface Output {
  readonly Description: string;
  readonly Value: unknown;
  readonly Condition?: string;
}

export type Resources = Readonly<Record<string, Resource>>;

export const ref = (name: string) => ({ Ref: name });

export const getAtt = (name: string, attribute: string) => ({ 'Fn::GetAtt': [name, attribute] });

export const sub = (text: string) => ({ 'Fn::Sub': text });

export const ifCondition = (condition: string, yes: unknown, no: unknown) => ({
  'Fn::If': [condition, yes, no],
});

/** Leaves a property out: the other branch of `ifCondition`. */
export const NO_VALUE = { Ref: 'AWS::NoValue' };

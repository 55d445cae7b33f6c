import { askLocalHost, awsCli, runCommand, stackOutput } from './commands/command.ts';

const ABOUT = `Moves the dead letters back to the queue: uploads that could not be ingested are tried again.`;

await runCommand('redrive', ABOUT, {}, async (options) => {
  if (options.local !== undefined) {
    console.log(`${await askLocalHost(options.local, '/local/redrive')} messages moved back to the queue`);
    return;
  }
  const aws = awsCli(options);
  const queue = await stackOutput(aws, options, 'DeadLetterQueueArn');
  await aws('sqs', 'start-message-move-task', '--source-arn', queue);
  console.log('the dead letters are being moved back to the queue');
});
